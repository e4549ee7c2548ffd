/** Short, common English words that are easy to say, to spell and to tell apart: 4 to 8 letters, each once. */
export const WORDS: readonly string[] = `
acorn actor adapt adult advice afford agree airport alarm album alley almond alpine amber anchor ankle
answer antler apple apricot april apron arcade arch arena armchair army arrow artist ascend ashes asleep
atlas attic august aunt autumn avenue awake award axle baby bacon badge badger bagel bakery balance balcony
ballad balloon bamboo banana bandage banjo banner barber barge barley barn barrel basil basin basket bathtub
battery beach beacon beads beagle beaver bedroom beetle begin belief bell belt bench berry bicycle billow
binder birch bird biscuit bishop blanket blaze blender blossom blue blush board boat bobbin bonfire bonnet
book border borrow bottle bottom boulder bowl bracelet bracket braid branch brass bread breeze brick bridge
bright bring broccoli bronze brook broom brother brown brush bubble bucket buckle budget buffalo builder
bundle burrow butter button buyer cabbage cabin cable cactus cake calendar camel camera camp canal candle
canoe canvas canyon captain caramel caravan card cargo carpet carrot cart carve cashew castle catalog cattle
cave cedar ceiling celery cellar cello cement center cereal chain chair chalk chapel chapter charcoal charm
chart cheese cherry chess chest chicken chimney china chisel chorus cider cinema cinnamon circle circus
citrus city clarinet clay clean clerk clever cliff climb clinic clock closet cloth cloud clover coach coast
cobbler coconut coffee collar colony comet compass concert cookie copper coral corner cottage cotton couch
country courage cousin cover cowboy coyote cradle crane crate crayon cream creek cricket crop crowd crown
cruise crystal cucumber culture cupboard curious current curtain curve cushion custard cycle cymbal cypress
daily dairy daisy dance daring dawn daylight debate decade december decide deer degree deliver dentist
deposit depth desert design desk dessert diamond diary diesel dinner dish distant ditch diver dock doctor
dollar dolphin domain donkey door double dough dove dragon drama drawer dream dress drift drill drink drive
drum dryer duck dune duty dwell eager eagle early earring earth easel east easy echo eclipse editor effort
eight elbow elder elephant elevator eleven embark ember emerald empty enamel engine enjoy enough entry
envelope equal errand escape estate evening exact example exit expert explore extra eyebrow fabric factory
falcon family famous fancy farmer fasten father faucet feather february fellow fence fennel fern ferry
festival fiber fiddle field fifteen figure film filter finch finger finish fire first fisher flag flame
flannel flask flavor fleet flight flint float flock flood floor flour flower fluid flute foam focus folder
follow forest forget fork forum fossil fountain fourteen frame freckle freedom freight fresh friday friend
fringe frog frost fruit funnel furnace future gadget galaxy gallery gallon garage garden garlic garnet
gather gazelle general gentle geyser giant ginger giraffe glacier glass glider globe glove goat golden goose
gorge grain grandma granite grape grass gravel gravity green grill grocer group grove growth guava guest
guide guitar gulf gutter gymnast habit hair hallway hammer hammock handle hangar happy harbor harvest hatch
hawk hazel healthy heart heather hedge helmet helper hemlock herb heron hidden highway hiker hill hinge
history hobby hockey holiday hollow honest honey hood hornet horse hospital hotel hour house hover human
hundred hunter hurdle husky iceberg icicle idea igloo image impact inch income index indigo infant inkwell
inland insect inside island itself ivory jacket jaguar january jasmine jelly jersey jewel jigsaw jockey join
joke journal journey judge juggle juice july jumper june jungle junior juniper jury justice kangaroo kayak
keeper kennel kernel kettle keyboard kidney kindle king kiosk kitchen kite kitten kiwi knee knife knight
knitting knuckle koala label ladder lady lagoon lake lamb lamp landing language lantern laptop large laser
lasso latch later laugh laundry lavender lawn lawyer layer leader leaf league leather lecture legend lemon
lender length lentil leopard lesson letter lettuce level library license lifeboat light lilac lily linen
lion liquid listen litter little lizard llama lobby lobster local locker lodge lonely lotus loud lounge
lucky lumber lunar lunch lyric machine magazine magnet mahogany mailbox major mammal manager mandolin mango
mansion maple marble march margin marina market marsh martin mascot mason master match matter maybe mayor
meadow measure medal melody melon member memory mentor menu merchant mercury message metal meteor middle
midnight mild milk million mineral minister mint minute mirror mitten mobile model modern moment monday
money monkey month moon morning mosaic moss mother motor mountain mouse mouth movie muffin mule muscle
museum mushroom music mustard myself mystery myth nacho napkin narrow nation native nature navy nearby
nebula neck nectar needle neighbor nephew nest network never nibble nickel niece night nine noble noodle
north notebook nothing notice novel november nugget number nurse nutmeg nylon oasis oatmeal object ocean
october octopus office often olive omelet onion online open opera option orange orbit orchard orchid order
organ origin ostrich other otter outdoor outfit oval oven owner oxygen oyster paddle page painter palace
palm pancake panda panel pantry papaya paper parade parcel parent park parrot parsley partner party passage
pasta pastry patch path patio pattern pause pavement peach peacock peanut pearl pebble pedal pelican pencil
penguin penny pepper perfect perfume person petal phone photo piano picnic picture pigeon pillow pilot pine
pioneer pirate pitcher pizza planet plank plant plaster plate platform player plaza plenty plow plum pocket
poem poet point polar polish pollen pond pony popcorn poplar porch porridge portrait postcard potato pottery
powder prairie present pretzel prince printer prism prize problem profit project promise proof proper proud
public pudding puddle pulley pumpkin pupil puppet purple purse puzzle pyramid quality quarry quarter quartz
queen question quick quiet quilt quiz quote rabbit raccoon racket radar radio radish raft railway rainbow
raisin ranch random ranger rapid raven razor reader reason rebel recipe record recycle reef referee region
relax relay remain remote repair report rescue resort result return reward rhyme rhythm ribbon rice riddle
ridge ring ripple river road robin robot rocket rodeo roller roof rooster root rope rose round route rowboat
royal rubber ruby rudder rugby ruler runner rural rustic saddle safari saffron sailor salad salmon salt
salute sample sand sandal sandwich sapling sapphire satchel satin saturday sauce saucer sauna sausage
savanna scale scallop scarf scene scholar school science scissors scooter scout screen script scroll
sculptor seagull season seat second secret seed senator senior sentence sequel serpent service sesame settle
seven shadow shallow shampoo shape shark shawl shed sheep shelf shell shelter sheriff shine ship shirt shoe
shop shore shoulder shovel shower shrimp shuttle sibling sidewalk signal silence silk silver simple singer
sink siren sister sixteen sketch skill skirt slate sled sleep slice slide slipper slope slow small smile
smoke smooth snack snail snow soap soccer social socket sofa soft soil solar soldier solid sonnet soup
source south spark sparrow spatula speaker spice spider spinach spiral splash sponge spoon spring sprout
spruce square squash squid squirrel stable stadium staff stage stairs stamp star station statue steam steel
stem step stereo steward stick stone stool storm story stove stream street string stripe strong student
studio sturdy subway sudden sugar suitcase summer summit sunday sunrise sunset supper surface surprise
swallow swamp swan sweater swift swim swing symbol syrup system table tablet tadpole tailor talent tango
tank tapestry target tavern taxi teacher teapot teaspoon temple tender tennis tent terrace test textbook
thank theater thimble third thirty thistle thorn thread throne thumb thunder thursday ticket tiger timber
tiny toast today toddler toffee token tomato tomorrow tongue tool topaz torch tornado tortoise total toucan
towel tower town tractor trader traffic trail train travel tray treasure tree trellis triangle tribute
trolley trombone trophy trousers truck trumpet trunk truth tuesday tulip tuna tundra tunnel turkey turnip
turtle tutor twelve twenty twig twin typist umbrella uncle under unicorn uniform union unique universe upper
upstairs urban useful usher vacant valley valve vanilla vase vault velvet vendor verse vessel veteran
viaduct vice victory video view village vine vinegar violet violin visitor vista vivid voice volcano volume
voter voyage vulture waffle wagon waist waiter walker wallet walnut walrus warm warrior washer wasp watch
water wave weasel weather weaver wedding weekend welcome west whale wheat wheel whisper whistle white widow
width willow window winter wisdom wizard wolf wonder wood wool worker world worm wreath wren wrist writer
yacht yard year yellow yogurt yonder young zebra zenith zero zigzag zinc zipper zone
`
  .trim()
  .split(/\s+/);
