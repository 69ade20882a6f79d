/** The words of a public dispute: who is for the matter speaks so, who is against it otherwise. */
export interface Dispute {
  /** Beginnings of words that name the matter in a target. */
  readonly matter: string;
  /** Words, tags and joined phrases ("mybodymychoice") of those who are for it. */
  readonly pro: string;
  readonly contra: string;
}

/**
 * Long-lived disputes, written down from general knowledge of how their sides name themselves, each other and the matter;
 * no persons and no parties. A star at the end matches every longer form.
 */
export const DISPUTES: readonly Dispute[] = [
  {
    matter: 'abortion abortions prochoice',
    pro: `prochoice pro-choice mybody herbody ourbodies herchoice mychoice righttochoose womensrights women'srights reproductiverights
      reproductivehealth reproductivefreedom reproductivejustice waronwomen bodilyautonomy autonomy uterus uteruses rape raped
      forcedbirth forcedpregnancy antichoice anti-choice backalley coathanger safeandlegal contraception standwithpp
      illegalabortions unsafeabortion unsafeabortions accesstoabortion freesafelegal repealthe8th unwantedpregnancy fetusisnot
      controlwomen controlourbodies antiabortion women'shealth womenshealth`,
    contra: `prolife pro-life prolifer* unborn preborn murder murders murdered murdering babykill* kill killing killed babies baby infanticide
      genocide holocaust womb wombs lifebegins conception defundpp defundplannedparenthood plannedparenthoodsells sanctityoflife
      righttolife adoption adopt heartbeat innocent slaughter slaughtered chooselife choose-life endabortion stopabortion abortionist*
      sacred lifeisprecious dismember* bodyparts everylife lifesitenews humanlife unbornlivesmatter`,
  },
  {
    matter: 'feminis womensrights',
    pro: `yesallwomen heforshe equalpay paygap wagegap genderequality genderequity equality equalrights womensrights women'srights
      womenempowerment empower* patriarchy misogyn* sexism sexist* sexualharassment streetharassment catcall* everydaysexism
      rapeculture victimblam* metoo girlpower intersectional* suffrage* glassceiling malegaze maleprivilege slutsham* consent
      womenintech femaleempowerment genderroles bodyshaming objectif* stereotypes ilooklikeanengineer harassment`,
    contra: `gamergate feminazi* femnazi* misandr* antifemin* anti-femin* mensrights meninist* redpill mgtow sjw sjws manhating manhater*
      hatemen hateallmen womenagainstfeminism thirdwave 3rdwave whiteknight* falserape falseaccusation* victimmentality
      makemeasandwich realwomen malebashing spreadoflies modernfeminis* radicalfeminis* radfem* traditionalwom* womenrespect
      toxicfemin* alreadyequal hypocrit* doublestandard*`,
  },
  {
    matter: 'atheis secularis',
    pro: `atheist* freethink* freethought secular* godless nogod nogods humanis* skeptic* sceptic* superstition* imaginaryfriend
      skydaddy skyfairy fairytale* fairytales bronzeage religiouspeople religiousnut* religiouscrazies indoctrinat* dogma blasphemy blasphem*
      theocracy separationofchurch antireligion religionpoison* religionkills evolution reason criticalthinking nobeliefs
      flyingspaghetti fsm noevidence myth myths mythology organizedreligion freedomfromreligion`,
    contra: `god jesus christ bible scripture scriptures lord pray prays prayer prayers praying faith allah quran koran islam amen psalm psalms gospel
      holy heaven salvation catholic church worship saviour savior blessed blessing bless teamjesus godis godbless thelord holyspirit
      eternal grace repent sin sins creator almighty rosary prophet ramadan sabbath kingdom disciples godswill trustingod hisglory
      godslove proverbs corinthians romans matthew`,
  },
  {
    matter: 'climat warming carbon emissions',
    pro: `climateaction actonclimate climatejustice climatecrisis climateemergency climatemarch climatedeni* deniers denier denial carbon emissions emission
      fossilfuel fossilfuels renewable renewables sustainab* cleanenergy solar windpower sealevel sealevels drought heatwave* icecaps
      melting glaciers greenhouse ecolog* environment environmental biodiversity ourplanet theplanet planetearth mothernature polluti*
      pollute* deforestation saveourplanet futuregenerations earthday divest extinction cop21 cop26 parisagreement ocean oceans
      climatescience globalgoals resilien* greenenergy`,
    contra: `hoax hoaxes climategate alarmis* climatescam scam globalcooling coldest warmist* alwayschanged naturalcycle naturalcycles
      climatecult carbontax chemtrail* geoengineering junkscience propaganda snowing fakescience globalistagenda hockeystick`,
  },
  {
    matter: 'gun guns firearm firearms',
    pro: `2a secondamendment 2ndamendment gunrights nra selfdefense selfdefence gungrabber* gunowner* armed righttobeararms concealedcarry
      gunfreezone* molonlabe comeandtake* lawabiding tyranny`,
    contra: `guncontrol gunsense gunviolence massshooting* schoolshooting* backgroundcheck* assaultweapon* endgunviolence commonsensegun*
      neveragain marchforourlives gunnut* gundeaths`,
  },
  {
    matter: 'vaccin vaccines jab',
    pro: `vaccineswork provaccine getvaccinated antivax* anti-vax* herdimmunity vaccinated immunis* immuniz* savelives eradicat* plaguerat*`,
    contra: `antivaccine bigpharma autism poison mercury medicalfreedom vaccineinjur* experimental guineapig* plandemic mybodymychoice
      informedconsent clotshot toxins sideeffects vaccinemandate*`,
  },
  {
    matter: 'mask masks facemask',
    pro: `wearamask wearadamnmask maskup maskssavelives maskswork wearyourmask wearthemask antimask* anti-mask* covidiot* maskon protectothers
      socialdistanc* selfish`,
    contra: `nomask nomasks unmask* facediaper* muzzle* maskoff masksdontwork hoax plandemic sheep sheeple tyranny mandates antimasker sovereign`,
  },
  {
    matter: 'immigra migrants refugees migration',
    pro: `refugeeswelcome asylum dreamers daca nobanonwall* keepfamiliestogether xenophob* familiesbelong humanrights nohumanisillegal sanctuary
      racist racism welcoming abolishice`,
    contra: `illegalaliens illegals illegalimmigra* buildthewall secureourborder* securetheborder* closetheborder* deport* invasion invaders invading
      chainmigration sendthemback stoptheboats nosanctuary replacement`,
  },
  {
    matter: 'brexit leave-the-eu',
    pro: `takebackcontrol voteleave leavemeansleave brexiteer* willofthepeople unelected bureaucrats brusselsbureau* sovereignty remoaner* remainer* projectfear
      freedomofmovement getbrexitdone`,
    contra: `stopbrexit remain voteremain peoplesvote finalsayforall fbpe rejoin brexshit brexitshambles cliffedge disaster leavelies
      strongerin secondreferendum gammon*`,
  },
  {
    matter: 'ukrain kyiv kiev',
    pro: `slavaukrain* gloryukraine glorytoukraine heroyam heroiam standwithukraine istandwithukraine westandwithukraine supportukraine helpukraine armukraine* saveukraine
      terroriststate russiaisaterroriststate warcrime warcrimes warcriminal* war-crimes ruscis* rashis* orcs orc invaders invader occupiers occupier
      unprovoked aggressor aggression russianaggression russianinvasion illegalinvasion fullscaleinvasion russianterror nafo fellas liberat*
      ukrainianheroes braveukrain* himars ukrainewillwin ukrainiansoil ukrainianterritory russianmissile* russiantroops russiantrolls russianpropaganda ruzzia* moskal* mordor
      russiahasinvaded russiainvaded bucha annexed annexation genocide deported stoprussia stopputin donbasisukraine crimeaisukraine`,
    contra: `denazif* neonazi* neo-nazi* azov bander* ukronazi* biolab* natoexpansion natoprovo* provoked proxywar donbass kievregime
      kyivregime istandwithrussia moneylaundering laundering taxpayer taxpayers taxdollars billions ourborder notourwar warmonger* minsk coup
      maidancoup specialmilitaryoperation specialoperation russophob* mostcorrupt corruptcountry americafirst slavarossii burisma secureourborder* ourownborder blankcheck ukrainefirst
      neocon* militaryindustrialcomplex globalist* nwo deepstate usregime`,
  },
  {
    matter: 'russia russian kremlin moscow',
    pro: `denazif* neonazi* neo-nazi* ukronazi* azov bander* biolab* natoexpansion natoprovo* provoked proxywar donbass kievregime istandwithrussia istandwithputin slavarossii
      russophob* antirussia* specialmilitaryoperation specialoperation minsk coup maidancoup dedollari* multipolar* ushegemony westernpropaganda
      warmonger* usimperialism westernlies russiaiswinning russiawillwin russiangas sanctionsbackfire* hypocris* russianbear brics`,
    contra: `terroriststate russiaisaterroriststate warcrime warcrimes warcriminal* ruscis* rashis* orcs orc invaders invader occupiers occupier unprovoked aggressor
      aggression invaded invades invading invasion illegalinvasion fullscaleinvasion russianterror nafo standwithukraine slavaukrain* supportukraine
      liberat* genocide russiantroll* russianbot* russianpropaganda kremlinpropaganda ruzzia* moskal* mordor orks murderers murdering raping rapists barbar* dictator
      dictatorship annexed annexation imperialis* bucha stoprussia stopputin sanctionrussia expelrussia conscripts genocidal deported kidnapp* nuclearblackmail stolen
      russianlies russianaggression heroyam heroiam getoutofukraine outofukraine leaveukraine russianassets russianagent*`,
  },
];
