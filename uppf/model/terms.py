"""The rows of the vocabulary: identifier | Swedish key | label (empty: made from the key) | description."""

TABLE = """
abbreviation | förkortning || Den förkortning som planen använder.
absence_reason | frånvaro_skäl | Skäl till frånvaro | Varför en roll som ska delta inte deltog.
acknowledged | bekräftad || Dagen då den som hörde av sig fick besked om att det kommit in.
action_plan | åtgärdsplan || Sista dag för den åtgärdsplan som begärts för bristen.
action_plans | åtgärdsplaner || Åtgärdsplaner som begärts av utföraren (handlingsplan, förbättringsplan).
actions | åtgärder || Planens åtgärder: aktivitet, ansvarig, slutdatum.
activity | aktivitet || Vad som ska göras.
address | adress || Besöksadress; aldrig för skyddat boende.
administration | förvaltning || Den förvaltning som äger dokumentet.
after | efter || Händelsen som fristen räknas framåt från.
agenda | dagordning || Stående punkter för möten.
aggregates | antal_från_individuppföljning | Antal från individuppföljning | Antal ur individuppföljningen, aldrig om en enskild.
agreement | avtal || Avtalet, överenskommelsen eller uppdraget som uppföljningen gäller.
agreements | avtal || Avtal, överenskommelser och uppdrag.
aliases | alias | Alias | Andra namn på samma sak.
amount | belopp || Belopp i kronor.
answer | svar || Vad som svarades.
answer_by | svar_senast | Svar senast | Sista dag att svara.
answer_within | svar_inom | Svar inom | Hur lång tid mottagaren har på sig.
answered | besvarad || Dagen då svaret kom.
answers | svar || Svaren, fråga för fråga.
applies_to | gäller | Gäller | Vilka verksamheter som omfattas; en nyckel som saknas begränsar inte.
approved | godkänd || Beslutet att planen räcker.
approved_on | godkänd || Dagen då underleverantören godkändes.
area | område || Det område som granskas.
area_of_town | kommundel || Del av kommunen.
asked_before | tidigare_begäran | Tidigare begäran | Den begäran om åtgärdsplan som den här följer på; den första dagen står kvar.
assessed_on | granskad || Dagen då webbplatsens tillgänglighet senast granskades.
assessment | bedömning || Bedömningen enligt planens skala.
at_latest | senast | Senast | Bestämd dag på året.
at_most | högst | Högst | Hur många gånger som mest.
attend | bevaka || När det är dags att börja bevaka fristen.
authority | myndighet || Myndigheten som satte markeringen.
automatic | hämtas | Hämtas | Vad programmet självt plockar fram till punkten.
award | avtalsform || Hur uppdraget har lämnats.
awarded_on | tilldelat || Dagen för tilldelningsbeslutet.
became | brist || Bristen som problemet blev.
before | före | Före | Händelsen som fristen räknas bakåt från.
board | nämnd || Den nämnd som ansvarar.
board_meeting | sammanträde || Om fristen ska träffa nästa eller senaste sammanträde.
board_of | nämnd || De nämnder vars avtal omfattas.
boards | nämnder || Nämnderna och deras sammanträden.
breach | avtalsbrist || Om avtalsbrist föreligger.
by | av | Av | Den post som gäller i stället.
cancelled | inställt || Att det ställdes in: dagen, och i ett ärende roll och skäl.
cancelled_reason | inställt_skäl | Skäl till att det ställdes in | Varför upphandlingen avbröts.
case | ärende || Ärendets beteckning: år, enhet och en slumpad svans.
category | kategori || Slag av brist eller klagomål.
cause | orsak || Hur avtalet upphörde.
check_point | kontrollpunkt || Planens kontrollpunkt.
check_points | kontrollpunkter || Vad som granskas: inför, på plats och efter.
checked_by | prövas_av | Prövas av | Planens kontrollpunkter som prövar kravet.
clause | klausul || Den avtalsklausul som krävs.
clause_number | avtalspunkt || Punkten i avtalet.
clauses | klausuler || Avtalets klausuler om insyn, medverkan, tillträde med mera, med avtalspunkt.
closed | avslutat || Att ärendet avslutades: dag och roll.
code | kod || Kort beteckning.
comment | kommentar || Planens egen kommentar.
comments | kommentarer || Utförarens synpunkter.
commissioner | uppdragsgivare || Den på vars uppdrag uppföljningen görs.
commissioner_informed | beställare_informerad | Beställaren informerad | Dagen då beställaren fick veta.
communication_plan | kommunikationsplan || Hur och till vem det sägs.
complete | komplett || Dagen då underlaget var komplett.
concerns | avser | Avser | Vad numret avser.
concerns_whom | drabbad | Drabbad | Vem konsekvensen bedöms för.
conclusion | slutsats || Beslutet om avtalsefterlevnad.
consequence | konsekvens || Hur hårt bristen slår: individ, kommun, utförare.
consequences | konsekvenser || Stegen för konsekvens.
considered | övervägs | Övervägs | Dagen då sanktionen började övervägas.
consulted | samråd || Roller som det samråtts med, och dag.
contact | kontakt || Funktionsadress till utföraren, aldrig en persons.
contact_role | kontaktroll || Kommunens kontakt för utföraren.
continuous | löpande || Det som pågår utan förfallodag.
count | antal || Hur många.
count_by_risk | antal_efter_risk | Antal efter risk | Hur många, efter utförarens risk.
counts | räknas | Räknas | Om uppföljningen räknas som den planerade.
counts_as_done | räknas_som_genomförd | Räknas som genomförd | Den händelse som gör uppföljningen genomförd.
daily_payment | dygnsersättning || Ersättning per dygn i kronor.
date | datum || Dagen.
deadline | frist || Hur lång fristen är.
deadlines | frister || Hur länge något får vänta där ingen plan säger det.
decided_by | beslutsinstans || Den som beslutade planen.
decided_on | beslutad | Beslutad | Dagen för beslutet.
decision | beslut || Beslutet.
decision_needed | kräver_beslut | Kräver beslut | Om planen vill ha ett beslut om avtalsefterlevnad i ärendet.
declined_on | avstådd || Dagen då det beslutades att optionen inte används.
definitions | definitioner || Vad planen menar med sina ord.
delegation | delegation || Vem som får besluta vad på nämndens vägnar.
delegation_point | delegationspunkt || Punkten i delegationsordningen.
deliberation | överläggning || Dagen då parterna överlade.
deliberation_booked | överläggning_bokad | Överläggning bokad | Dagen då parterna ska överlägga.
deliberation_minutes | överläggning_protokoll | Överläggningens protokoll | Tillfället vars justerade protokoll visar överläggningen.
deputy | ersättare || Rollen som träder in när rollen är vakant.
desk_checks | registerkontroller || Kontroller mot register: skatt, kredit, tillstånd, fakturor.
deviation | avvikelse_från_planen | Avvikelse från planen | Vad som inte gjordes som planen säger, och varför.
deviations | avsteg | Avsteg | Villkor som ett skäl har öppnat, med skälet.
directive | uppdragsdirektiv || Nämndens uppdrag att följa upp det som inte är konkurrensutsatt.
disposition | disposition | Beslut om bristen | Vad kommunen gjorde med bristen.
disputed | tvistig | Tvistig | Dagen då utföraren bestred beslutet.
document | dokument || Vad planen säger om sig själv.
document_deadline | handlingsstopp || Sista dag att lämna handlingar till sammanträdet.
document_owner | dokumentansvarig || Den som ansvarar för dokumentet.
document_reviewed_on | kravdokument_granskat | Kravdokumentet granskat | Dagen då underlagets aktualitet granskades.
done | utfört || Dagen då det gjordes.
draft | utkast || Dagen då rapportutkastet var klart.
due_soon | förfaller_snart | Förfaller snart | Hur långt i förväg något räknas som snart.
earliest | tidigast | Tidigast | Frist som måste ha gått ut först.
early_signs | tidiga_tecken | Tidiga tecken | Hur många av varje tecken som behövs för uppf early.
edition | utgåva || Standardens utgåva.
effects | påföljd | Påföljd | Vad varje grad leder till.
end_date | slutdatum || När åtgärden ska vara klar.
end_reason | upphörde_skäl | Skäl till upphörandet | Varför sanktionen upphörde eller inte beslutades.
ended | upphörde | Upphörde | Hur avtalet upphörde i förtid.
ends | slutar | Slutar | Dagen då verksamheten upphör.
ends_on | slut | Slut | Avtalets sista dag, utan optioner.
equal_treatment | likabehandling || Vad som beslutats i liknande fall.
event | händelse || Vad som hände.
events | händelser || Det som hänt och som startar en frist.
every | var | Var | Hur långt det är mellan gångerna.
evidence | underlag || Det som bedömningen vilar på.
examined | granskade | Granskade | Hur många som granskades.
executed | verkställd | Verkställd | Dagen då beslutet verkställdes.
exemption | undantag || Beslutat undantag från uppföljning.
exercise_of_authority | omfattar_myndighetsutövning | Omfattar myndighetsutövning | Myndighetsutövning får inte överlämnas (SoL 4:3).
exposed_to_competition | konkurrensutsatt || Om verksamheten är konkurrensutsatt.
external_id | extern_id | Extern beteckning | Internt löpnummer när organisationsnummer inte får lagras.
fact_check | faktakontroll || Utförarens möjlighet att kommentera utkastet.
faults | brister_antal | Antal brister | I hur många det fanns brister.
fed_back | återkopplad || Dagen då verksamheten fick resultatet.
financial_year_end | räkenskapsår_slut | Räkenskapsårets slut | Månad och dag, till exempel 12-31.
findings | brister || Fel hos utföraren, mot krav och avtalspunkt.
finished | färdig || Dagen då rapporten blev färdig.
focus_areas | fokusområden || Årets fokusområden.
follow_up | uppföljning || Hur målen ska följas upp.
followed_from | följs_från | Följs från | Första dagen som räknas; äldre skyldigheter är historia.
former | ersätter | Ersätter | Tidigare dokument som detta ersätter.
found | konstaterad || Dagen då bristen konstaterades.
frequencies | frekvenser || Stegen för hur ofta ett fel förekommer.
frequency | frekvens || Hur ofta: planens egna ord eller en av de sju formerna.
from_date | från | Från | Första dagen.
from_moment | från | Från | Händelsen som räkningen börjar vid.
gap | lucka || Numret på motsägelsen eller luckan.
gaps | luckor || Motsägelser och luckor i planens egen text.
gates | villkor || Vad som måste vara uppfyllt först.
goals | mål || Programmets mål.
grade | grad || Bedömarens grad när den avviker från den uträknade.
grade_reason | grad_skäl | Skäl till graden | Varför bedömaren valde en annan grad.
grading | bedömning || Hur brister graderas.
granted | bifallen || Om det som begärdes godkändes.
group | grupp || Rubriken som regeln står under.
group_members | samverkansgrupp || Samverkansgruppens medlemmar: roll, sida, mandat.
guidance | vägledning || Vägledning som planen bygger på.
guide_value | riktvärde || Stöd för bedömningen, aldrig automatik.
handled | hantering || Hur luckan hanteras.
health_care | hsl | Hälso- och sjukvård | Om verksamheten omfattar hälso- och sjukvård.
holiday_rule | helgregel || Vad som sker när dagen är en helgdag.
id | id | Beteckning | Beteckningen som andra filer hänvisar till.
improvements | förbättringar || Förbättringar som måste göras.
in_force | ikraft | I kraft | Dagen då avtalet träder i kraft.
in_time | i_tid | I tid | Hur många som följts upp i tid.
individual | individ || Konsekvens för den enskilde.
informed_on | informerad || Dagen då kommunen fick veta.
introduction | introduktion || Introduktionsprogrammets punkter.
is_finding | är_brist | Är brist | Om steget är en brist.
is_sanction | är_sanktion | Är sanktion | Om reaktionen är en sanktion.
joint_group | samverkansgrupp_finns | Samverkansgrupp finns | Om avtalet har en samverkansgrupp.
judged | bedömd || Dagen då avtalsbrist bedömdes.
kind | slag || Vilket slag det är.
kind_of_change | förändring || Vad som ändrats hos utföraren.
kind_of_source | kravkälla | Kravkälla | Var kravet kommer ifrån.
kinds | typer || Vilka beslut punkten gäller.
label | etikett || Vad det kallas.
labels | etiketter || Kommunens egna ord.
lag | eftersläp || Hur långt efter periodens slut dagen ligger.
legal_area | lagområde || SoL, LSS eller HSL.
legal_ground | lagrum || Paragrafen.
length | längd || Hur lång förlängningen är.
lessons | lärdomar || Lärdomar till nästa förfrågningsunderlag.
level | nivå || Uppföljningsnivå.
license | licens || Villkoren för den som använder öppna data från webbplatsen, till exempel CC0 1.0.
limitation | avgränsning || Planens egen avgränsning.
longest_time | längsta_avtalstid | Längsta avtalstid | Hur länge avtalet får gälla som mest, alla optioner inräknade.
mail_domains | epostdomäner | E-postdomäner | Domäner vars funktionsadresser får stå i filerna.
management_group | ledningsgrupp || Dagen då rapporten lämnades till ledningsgruppen.
manager_checked_on | föreståndare_kontrollerad | Föreståndare kontrollerad | Dagen då föreståndaren kontrollerades; namnet lagras inte.
mandate | beslutsmandat || Om medlemmen får besluta.
mandatory | obligatorisk || Om punkten måste gås igenom.
matrix | matris || Grad för varje frekvens och konsekvens.
meaning | innebär | Innebär | Vad läsningen innebär.
measure | mått || Vad som räknas.
meeting_agenda_lead | kallelse_före | Kallelse före | Hur långt före ett möte kallelsen går ut.
meetings | sammanträden || Sammanträdesdagar.
method | metod || Hur uppföljningen görs.
method_reason | metod_skäl | Skäl till metoden | Varför en annan metod valdes.
methods | metoder || Planens sätt att följa upp.
minutes_adjusted | justerat || Dagen då protokollet justerades.
missing | saknas || Vad som saknas i det som kom in.
most_places | max_antal | Högst antal platser | Högsta antal platser enligt tillståndet.
moved | flyttat | Flyttat | Tidigare slutdatum, med dagen då det flyttades och skälet.
municipality | kommun || Kommunen.
must_attend | ska_delta | Ska delta | Roller utan vilka uppföljningen inte är fullständig.
name | namn || Vad den heter.
needs_action | kräver_åtgärd | Kräver åtgärd | Om steget kräver åtgärd.
no_delivery | ej_aktuellt | Ej aktuellt | Att det inte finns något att lämna: dag, roll, skäl.
norm | normgrad || Ska, bör eller kan: bara ska kan bli försenat.
not_applicable | ej_tillämplig | Ej tillämplig | Varför punkten inte gäller här.
not_applicable_case | ej_tillämpligt | Ej tillämpligt | Att uppföljningen inte gäller: dag, roll, skäl.
not_from_plan | förval_ej_ur_planen | Förval, ej ur planen | Det som planen lämnar öppet och som fyllts i.
not_published_reason | ej_publiceras_skäl | Skäl till att det inte publiceras | Skäl och lagrum.
not_required | ej_anmälningspliktig | Ej anmälningspliktig | Beslut att anmälan inte krävs.
not_visited_reason | ej_besök_skäl | Skäl till att besök inte gjordes | Varför boendet inte besöktes.
note | notering || Fri notering, utan personuppgifter.
notes | anteckningar || Fria anteckningar, utan personuppgifter.
notice_by | uppsagt_av | Uppsagt av | Den part som sade upp avtalet.
notice_given_on | uppsagt || Dagen då avtalet sades upp.
notice_period | uppsägningstid || Hur långt före slutet uppsägning ska ske.
notified | anmäld || Dagen då tillsynsmyndigheten underrättades.
notify_by | besked_senast | Besked senast | Sista dag för besked om förlängning.
object | objekt || Vad regeln räknas för, var för sig.
obliged | förpliktad || Vem skyldigheten binder.
observation | iakttagelse || Vad som sågs.
obsolete_references | äldre_lagrum | Äldre lagrum | Hänvisningar som inte längre gäller.
occasion | anledning || Vad som gav anledning till en uppföljning utanför planen.
occurrence | frekvens || Hur ofta felet förekommer.
on | vid | Vid | Händelsen som startar fristen.
on_finding | vid_brist | Vid brist | Vad som sker om kraven inte uppfylls.
only_if_in_agreement | bara_om_i_avtalet | Bara om det står i avtalet | Om sanktionen måste stå i avtalet.
open_only | bara_öppna | Bara öppna | Om bara brister som inte är åtgärdade räknas.
opened | öppnat || Dagen då ärendet öppnades.
operating_form | driftsform || Egen regi, kommunalt bolag eller privat.
operation_starts | driftstart || Dagen då driften börjar.
options | optioner || Rätt till förlängning.
order | ordning || Plats i ordningen.
ordered | uppdrag || Beslutet som startade uppföljningen.
organisation | organisation || Förvaltning, avdelning, sektion, enhet.
organisation_kind | orgform | Organisationsform | Utförarens juridiska form.
organisation_number | orgnr | Organisationsnummer | Organisationsnummer; aldrig en enskild näringsidkares.
organisation_unit | organisationsenhet || Del av kommunens organisation.
otherwise | annars | Annars | Frist när inget sammanträde finns.
outcome | utfall || Vad kontrollen visade.
outside | utanför | Utanför | Det som planen säger men som inte hör hemma här, med skäl.
part | del | Del | Vilken del av uppföljningen detta är.
part_period | delperiod || När en påbörjad period räknas.
participants | medverkande || Roller som medverkar.
parts | delar | Delar | Delar som alla krävs för att uppföljningen ska vara genomförd.
payment_model | ersättningsmodell || Hur ersättningen räknas.
per | per | Per | Perioden.
performed_by | utförs_av | Utförs av | Den som gör uppföljningen.
period | avser | Avser | Den period eller dag som uppföljningen avser.
permit | tillstånd || Tillståndet från tillsynsmyndigheten.
permit_required | tillståndspliktig || Om verksamheten kräver tillstånd (SoL 26:1, LSS 23 §).
phase | fas || Inför, på plats eller efter.
phase_only | bara_i_regel | Bara i regel | Regler där metoden får användas.
phrases | fraser || Ord för hur ofta, och vad de betyder.
place | plats || Var det skedde.
placement | placering || Om enheten ligger i kommunen eller på annan ort.
places | platser | Platser | Antal platser.
plan | plan || Uppföljningsplanens beteckning.
planned | planerat || Planerad dag.
planning | planering || Hur den fördjupade uppföljningen ska gå till.
plans | planer || Uppföljningsplaner som gäller.
point | punkt || Punkten i delegationsordningen.
points | punkter || Punkter som gås igenom.
preceded_by | föregås_av | Föregås av | Steg som måste vara gjorda först.
preparation | förberedelse | Inför fördjupad uppföljning | De tre handlingar som krävs före en fördjupad uppföljning.
present | närvarande || Roller som var med, aldrig namn.
principles | principer || Grundprinciper.
problems | problem || Verksamhetsproblem som tagits upp på samverkansgruppens möten.
procurement | upphandling || Upphandlingen.
programme_goal | program_mål | Programmål | Mål i fullmäktiges program.
programmes | program || Fullmäktiges program för utförare (KL 5:3).
proportionality | proportionalitet || Varför åtgärden står i proportion till bristen.
proposals | förbättringsförslag || Förslag som tagits upp på samverkansgruppens möten; de är inga brister.
provider | utförare || Utföraren.
provider_participants | deltar_från_utföraren | Deltar från utföraren | Utförarens roller.
provisions | bestämmelser || Skyldigheter som inte är tid.
public_contact | webbkontakt || Dit den vänder sig som behöver en uppgift på annat sätt eller vill påpeka en brist på webbplatsen; en funktion, aldrig en person.
public_insight | allmänhetens_insyn | Allmänhetens insyn | Hur allmänhetens insyn tillgodoses.
published | publiceras | Publiceras | Om uppgiften får publiceras.
published_on | publicerad || Dagen då rapporten publicerades.
publishing | publicering || Vad den offentliga webbplatsen säger om sig själv.
purpose | syfte || Vad uppföljningen är till för.
purpose_of_plan | syften | Syften | Planens syften.
question | fråga || Vad som frågades.
questionnaire | enkät || Enkätens beteckning.
questionnaires | enkäter || Enkäter till utförare och beställare.
raised_at | tillfälle || Mötet då det togs upp.
reading | tolkning || Den läsning som valts.
readings | läsningar || Sätt att läsa planens ord, med vad vart och ett innebär.
reason | skäl || Varför.
reason_opens | skäl_öppnar | Skäl öppnar | Villkor som ett nedskrivet skäl får öppna.
reason_required | kräver_skäl | Kräver skäl | Om valet måste motiveras.
received | inkommen || Dagen då det kom in.
recipient | mottagare || Den som får det.
recipients | mottagare || De som får det.
reconsidered | omprövad | Omprövad | Dagen då beslutet omprövades.
reductions | avdrag || Sätt att räkna avdraget.
registrations | diarieföring || Diarienummer och paragrafer.
registry_number | dnr | Diarienummer | Diarienumret, precis som det står i diariet.
remark | påpekande || Dagen för påpekandet.
remark_reason | påpekande_skäl | Skäl till påpekande | Varför ett påpekande räcker när planen säger något annat.
remedied | åtgärdad || Dagen då bristen är åtgärdad: enligt utföraren, eller svaret vid kontrollen.
remedied_again | åtgärdad_igen | Åtgärdad igen | Senare dagar då utföraren säger att bristen är åtgärdad.
reminders | påminnelser || Dagar då utföraren påmindes.
remind_before | påminn | Påminn | Hur långt före sista dagen påminnelse ges, när det är en annan tid än kommunens.
reminders | påminnelser || Hur långt före sista dagen påminnelse ges, för varje slag av bevakning.
renews | förnyar || Den tidigare bevakning som denna fortsätter.
repeated | upprepade | Upprepade | När brister är upprepade.
replaced | ersatt | Ersatt | Att ett annat svar på samma sak gäller i stället: dag, vilket och varför; posten står kvar men räknas inte.
replaced_by | ersatt_av | Ersatt av | Ärendet som tog över.
replaced_by_law | ersatt_av_lagrum | Ersatt av | Den bestämmelse som gäller nu.
replaces | ersätter | Ersätter | Regler i äldre planer som denna fortsätter.
replaces_plan | ersätter | Ersätter | Planer som denna ersätter.
report_to_board | anmäls || Om beslut enligt punkten ska anmälas till nämnden; ja där inget sägs (förval, ej ur planen).
reported | redovisad | Redovisad | Att resultatet redovisats för en nämnd.
reported_section | anmäld_paragraf | Anmäld § | Paragrafen där beslutet anmäldes.
reported_to_board | anmäld_nämnd | Anmäld till nämnden | Dagen då delegationsbeslutet anmäldes.
reports | rapporter || Rapporter.
requested | begärd || Dagen då det begärdes.
requests | underlag || Underlag som begärts av utföraren.
required_method | kräver_metod | Kräver metod | Metod som måste ha använts; annars skrivs skälet på tillfället.
requirement | krav || Kravet.
requirement_documents | kravdokument || Dokument som kraven står i.
requirement_set | kravuppsättning || Kravuppsättningens beteckning.
requirement_sets | kravuppsättningar || Kravuppsättningar som avtalet bygger på.
requirement_sources | kravkällor || Var krav får komma ifrån.
requirements | krav || Kraven.
requires | kräver || Vad som ska finnas i ärendet innan uppföljningen börjar.
requirements_within | alla_krav_inom | Alla krav inom | Inom vilken tid vart och ett av kraven ska ha följts upp, läst så.
responsible | ansvarig || Den roll som ansvarar.
responsible_by_area | ansvariga_per_område | Ansvariga per område | Vem som ansvarar för varje område.
result_checks | kontroller | Kontroller | Senare kontroller av en brist som den första visade att den inte var åtgärdad.
reviewed | granskad || Dagen då underlaget granskades.
revised_by | reviderande_instans || Den som reviderar planen.
revised_on | reviderad || Dagen för revideringen.
revision | revideras | Revideras | När planen revideras.
risk | risk || Risken för att utföraren brister.
role | roll || Rollen, aldrig en person.
role_spans | rolluppdrag || Roller vars ansvar har ett slut.
roles | roller || Rollerna: titel, förkortning, alias, ersättare.
rolling | rullande | Rullande | Längsta tid mellan två.
rule | regel || Regeln: plan och beteckning.
rules | regler || Planens regler.
same | samma || Vad som ska vara lika.
sampled | stickprov || Hur många som kontrollerades.
sanction | sanktion || Dagen då sanktion valdes.
sanction_readings | sanktionstolkningar | Tolkningar av sanktioner | Vilken läsning av ett avdrag som avtalet har.
sanctions | sanktioner || Sanktioner.
sanctions_allowed | sanktioner || Sanktioner som avtalet medger, med avtalspunkt.
scale | skala || Stegen för bedömning.
scope_wording | omfattning || Planens egna ord om vad den gäller.
secrecy | sekretess || Sekretessmarkering: lagrum, datum, myndighet.
section | paragraf || Paragraf i protokollet.
sections | avsnitt || Avsnitt som ska finnas.
sent | skickad || Dagen då det skickades.
sent_out | utskick || Samma information till flera utförare samma dag.
sent_to_provider | skickad_utföraren | Skickad till utföraren | Dagen då rapporten skickades till verksamhetsansvarig.
sent_with | skickas_med | Skickas med | Enkäten som skickas samma dag.
series | serie || Hur långt det är mellan gångerna, eller faser.
service | verksamhet || Slag av verksamhet.
services | verksamheter || Slag av verksamheter.
settings | inställningar || Kommunens egna tal.
settled | avgjort || Dagen då det avgjordes.
several | flertal || När brister är flera.
share | andel || Andelen i procent.
shortcomings | kända_brister || Brister i webbplatsens tillgänglighet som kommunen känner till.
side | sida || Beställare eller utförare.
signal | signal || Det som startade ärendet.
signature | underskrift || Hur det undertecknades: elektroniskt eller för hand.
signed_by_commissioner | undertecknat_beställare | Undertecknat av beställaren | Dagen då beställaren undertecknade.
signed_by_provider | undertecknat_utförare | Undertecknat av utföraren | Dagen då utföraren undertecknade.
signed_on | undertecknat || Dagen då avtalet undertecknades.
signers | undertecknare || Roller som undertecknade för kommunen; aldrig en person.
small_number | småtal | Småtal | Lägsta antal som får visas.
source | källa || Var det står.
standstill_notice_on | underrättelse || Dagen då tilldelningsbeslutet skickades till anbudsgivarna.
standstill_reason | avtalsspärr_skäl | Skäl om avtalsspärren | Varför avtalsspärren eller en annan spärr inte hindrade undertecknandet.
starts | startar | Startar | Dagen då verksamheten började.
state | läge || Hur det står till.
statement_by | yttrande_senast | Yttrande senast | Sista dag att yttra sig.
statement_received | yttrande || Dagen då utförarens yttrande kom.
statement_requested | yttrande_begärt | Yttrande begärt | Dagen då utföraren ombads yttra sig.
steps | steg || Stegen.
strength | skärpa || Hur tungt skyldigheten väger: lag, avtal, plan, mål.
strengths | styrkor || Verksamhetens styrkor.
subcontractors | underleverantörer || Underleverantörer.
summary | sammanfattning || Rapporten i korthet.
supervised_by_law | tillsyn_enligt_lag | Tillsyn enligt lag | Om lag styr vilken uppföljning som är möjlig.
supervisor | tillsynsmyndighet || Frågan om tillsynsmyndigheten ska underrättas.
supplement_requested | komplettering_begärd | Komplettering begärd | Dagen då planen skickades tillbaka.
supplements | kompletteringar || Vad som begärdes när underlaget inte var komplett, och till när.
surveys | enkäter || Enkäter som skickats.
system | system || Systemet där det dokumenteras.
target_group | målgrupp || Dem som verksamheten är till för.
target_groups | målgrupper || Målgrupper.
term | mandatperiod || Mandatperioden.
text | text || Texten.
theme | tema || Temat.
through | via | Via | Den som kontrollen görs genom.
title | rubrik || Rubriken.
to_date | till | Till | Sista dagen.
to_moment | till | Till | Händelsen som räkningen slutar vid.
type | typ || Typen.
unannounced | oanmäld || Om uppföljningen är oanmäld; visas inte förrän den är gjord.
under | under | Under | Den del av organisationen som detta hör till.
unit | enhet || Enheten.
units | enheter || Enheterna.
untouched | orörd | Orörd | Efter hur lång tid det påpekas att inget gjorts.
used_on | utnyttjad || Dagen då optionen utnyttjades.
vacant | vakant || När rollen är vakant.
vague | vaga | Vaga ord | Ord som inte går att räkna med, med närmaste läsningar.
valid_to | giltig_till | Giltig till | Sista giltighetsdag; tomt betyder tills vidare.
validity | giltighet | Giltighet | När det gäller.
verification | verifiering || Hur kravet kontrolleras.
verified | verifierad || Kommunens egen kontroll av att bristen är åtgärdad.
visits | tillfällen || Besök, möten och skriftliga omgångar.
watches | bevakningar || Dagar i avtalet som ska bevakas: intyg, försäkring, prisjustering.
way | sätt | Sätt | Hur avdraget räknas.
what | vad | Vad | Vad som begärs.
window | fönster || Hur långt från måldagen mötet får hållas.
withdrawn | återtaget || Att det inte längre gäller, från vilken dag och varför.
within | inom | Inom | Hur långt tillbaka det räknas.
wording | ordalydelse || Planens egna ord.
written | skrivs | Skrivs | Hur hänvisningen skrivs.
written_by | författare || Rollen som skrev planen, aldrig en person.
written_off | avskriven || Att bristen avskrevs, varför och av vem.
year_start | årsstart || Första dagen i planens år.
"""
