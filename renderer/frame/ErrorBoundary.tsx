import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';

interface Props {
  /** Names what is inside; a new name tries again. */
  readonly place?: string;
  readonly children: ReactNode;
}

/** Catches what broke while drawing. The work is safe in the engine, so building the page anew is enough. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.broken && before.place !== this.props.place) this.setState({ broken: false });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="state" role="alert">
        <h2>This page could not be drawn.</h2>
        <p>Everything that was shown as saved is on disk. Draw it again, or go to another place and back.</p>
        <Button words="Draw it again" onClick={() => this.setState({ broken: false })} />
      </div>
    );
  }
}
