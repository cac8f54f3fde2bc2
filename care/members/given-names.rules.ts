// Why: William signs as Bill and Guadalupe as Lupita. Our own table of common forms, dated, so that a match made by it can be
// explained by the table that stood on its day; a form that belongs to two names (Pat, Alex) stands under both.

/** The day from which this table holds. */
export const givenNamesFrom = '2026-11-01';

/** The full form first, then what people call themselves. */
const rows = `
abigail abby gail
abraham abe bram
agnes aggie
albert al bert bertie
alberto beto
alejandra ale alexa
alejandro ale alex
alexander alex alec sandy xander sasha
alexandra alex lexi sandra sandy sasha
alfred al fred alfie
amanda mandy
andrew andy drew
angela angie
anna ann anne annie nan
anthony tony
antonia toni
antonio tono tony
arthur art artie
barbara barb babs
beatrice bea trixie
benjamin ben benny benji
bernard bernie
beverly bev
bradley brad
calvin cal
carolyn carol carrie
catherine cathy kate katie kitty cat
cecilia ceci celia
charles charlie chuck chas
charlotte charlie lottie
christina chris tina christy
christine chris tina chrissy
christopher chris topher kit
clifford cliff
concepcion concha conchita
consuelo chelo
constance connie
cornelius neil
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie
dennis denny
dolores lola
donald don donnie
dorothy dot dottie dolly
douglas doug
edward ed eddie ned ted teddy
eduardo lalo
edwin ed eddie
eleanor ellie nell nellie nora
elizabeth liz lizzie beth betty betsy eliza elsie libby lisa bess
emily em emmy
enrique quique kike
ernest ernie
esther essie hettie
eugene gene
eugenia genie
evelyn evie
florence flo flossie
frances fran frannie fanny
francis frank fran
francisca paca pancha
francisco paco pancho frank cisco
franklin frank
frederick fred freddy fritz
gabriel gabe
gabriela gabi
genevieve gen jenny
george georgie
gerald gerry jerry
gertrude gert trudy
gilbert gil bert
gloria glo
graciela chela
gregory greg
guadalupe lupe lupita
guillermo memo
gustavo gus tavo
harold hal harry
harriet hattie
helen nell nellie lena
henry hank harry hal
herbert herb bert
ignacio nacho
irene rena
isaac ike
isabel isa bell chabela
isabella bella izzy
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jeremy jerry
jesus chuy
jessica jess jessie
joan joanie
john jack johnny jon
jonathan jon jonny john
jose pepe
josefa pepa
joseph joe joey
josephine jo josie
joshua josh
juan juanito
judith judy
julia julie
katherine kathy kate katie kay kitty kat
kathleen kathy kate kay
kenneth ken kenny
kimberly kim
lawrence larry
leonard len lenny leo
leonardo leo
leopold leo
lillian lil lily
louis lou louie
louise lou
lucille lucy lu
luis lucho
madeline maddie
manuel manny manolo
margaret maggie meg peg peggy marge greta margie
margarita rita
maria mari mary marie
marjorie marge margie
martha marty
martin marty
mary molly polly mamie
matilda tillie
matthew matt
maximilian max
mercedes merche
michael mike mickey mick
michelle shelly
mildred millie
mitchell mitch
nancy nan
natalie nat
nathaniel nate nat nathan
nicholas nick nicky
norman norm
olivia liv livvy
pamela pam
patricia pat patty trish tricia
patrick pat paddy
pedro perico
peter pete
philip phil
phyllis phyl
priscilla prissy
rafael rafa
ramon moncho
randall randy
raymond ray
rebecca becky becca
regina gina
reginald reg reggie
richard rick ricky dick rich richie
robert bob bobby rob robbie bert
roberta bobbie
roberto beto
rodney rod
roger rog
ronald ron ronnie
rosa rosie rosita
rosario charo
rosemary rose rosie
russell russ
salvador chava
samantha sam
samuel sam sammy
santiago santi
sarah sally sadie
sebastian seb bas
sergio checo
sharon shari
shirley shirl
sidney sid
soledad sole
stanley stan
stephanie steph
stephen steve
steven steve
susan sue susie suzy
suzanne sue suzy
sylvia syl
teresa tere terry tess
terence terry
theodore ted teddy theo
theresa terry tess tessa
thomas tom tommy
timothy tim
valerie val
veronica vero ronnie
victor vic
victoria vicky tori
vincent vince vinny
virginia ginny ginger
walter walt wally
wilhelmina mina willa
william bill billy will willie liam
winifred winnie
zachary zach
`;

const formals: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const row of rows.trim().split('\n')) {
    const [formal = '', ...short] = row.split(' ');
    for (const form of [formal, ...short]) {
      const known = found.get(form) ?? [];
      found.set(form, known.includes(formal) ? known : [...known, formal]);
    }
  }
  return found;
})();

/** Full forms a folded given name may stand for, the name itself first. */
export function fullFormsOf(folded: string): readonly string[] {
  const known = formals.get(folded) ?? [];
  return known.includes(folded) ? [folded, ...known.filter((one) => one !== folded)] : [folded, ...known];
}

/** Which of two folded names is short for the other, or the full name both stand for; undefined when the table knows no tie. */
export function shortFor(one: string, other: string): { short: string; full: string } | undefined {
  const ones = formals.get(one) ?? [];
  const others = formals.get(other) ?? [];
  if (ones.includes(other)) return { short: one, full: other };
  if (others.includes(one)) return { short: other, full: one };
  const both = ones.find((formal) => others.includes(formal));
  return both === undefined ? undefined : { short: one, full: both };
}
