//! What gaps hide, and where none is made.

use super::refer::Position;
use super::sentence;
use super::series::shape;
use super::tests::{asked, gaps, hidden, with};
use crate::deck::Content;
use crate::generate::language::Language;

#[test]
fn a_sigle_is_hidden_with_its_name() {
    let found = gaps(
        "Les neurones inhibiteurs du plexus libèrent le monoxyde d’azote (NO).",
        Language::French,
    );
    assert!(
        found.iter().all(|front| !front.contains("(NO)") || front.contains("azote")),
        "{found:?}"
    );
    // What remarks on it stays, and so do members.
    let found = gaps("Le foie stocke les vitamines liposolubles (A, D).", Language::French);
    assert!(found.iter().any(|front| front.ends_with("[…] (A, D).")), "{found:?}");
    let found = gaps(
        "Les neurones inhibiteurs libèrent le monoxyde d’azote (gaz soluble).",
        Language::French,
    );
    assert!(found.iter().any(|front| front.ends_with("[…] (gaz soluble).")), "{found:?}");
}

#[test]
fn a_clause_that_leads_in_alone_is_no_sentence() {
    assert!(gaps("When pituitary secretion is ectopic.", Language::English).is_empty());
    let whole = "When pituitary secretion is ectopic, plasma cortisol stimulates gluconeogenesis.";
    assert!(!gaps(whole, Language::English).is_empty());
    let whole = "If untreated the disease progresses to cirrhosis within ten years.";
    assert!(!gaps(whole, Language::English).is_empty());
}

#[test]
fn a_century_is_not_hidden_and_a_year_of_life_is() {
    let found = gaps("La triade de Virchow date du XIXe siècle en Allemagne.", Language::French);
    assert!(found.iter().all(|front| !front.contains("date du […]")), "{found:?}");
    let found = gaps("La rougeole survient après la deuxième année de vie.", Language::French);
    assert!(found.iter().any(|front| front.contains("après la […]")), "{found:?}");
}

#[test]
fn half_of_a_range_is_not_hidden() {
    let found = gaps(
        "Les IgM ne sont détectées par ELISA que du sixième au huitième jour.",
        Language::French,
    );
    assert!(found.iter().all(|front| !front.contains("sixième au […]")), "{found:?}");
    let found = gaps("Les IgM sont détectées par ELISA au huitième jour.", Language::French);
    assert!(found.iter().any(|front| front.contains("ELISA au […]")), "{found:?}");
}

#[test]
fn a_time_counted_in_a_word_is_asked() {
    let found = hidden("Le tube neural se ferme à la quatrième semaine.", Language::French);
    assert!(found.iter().any(|gap| gap == "quatrième semaine"), "{found:?}");
    // « premier » of things is no time.
    let found = hidden("Le premier arc donne la mandibule.", Language::French);
    assert!(!found.iter().any(|gap| gap.starts_with("premier")), "{found:?}");
}

#[test]
fn gaps_hide_whole_phrases() {
    let french = |text| hidden(text, Language::French);
    // « supérieure » goes on with « à », « caractérisée » with « par ».
    let found = french("Le syndrome associe une protéinurie supérieure à 3 g par jour.");
    assert!(!found.iter().any(|gap| gap.ends_with("supérieure")), "{found:?}");
    // One member of a list is not hidden without the others.
    let found = french("La crise donne une fièvre, une toux et une dyspnée.");
    assert!(!found.iter().any(|gap| gap == "fièvre"), "{found:?}");
    // What only a comma adds is no member.
    let found = french("Le foie sécrète la bile, un liquide jaunâtre.");
    assert!(found.iter().any(|gap| gap == "bile"), "{found:?}");
}

#[test]
fn one_everyday_word_is_not_hidden() {
    let french = |text| hidden(text, Language::French);
    let told = "L’inflammation de la hanche irradie vers le genou chez le sujet porteur d’une \
                dysplasie cotyloïdienne.";
    let found = french(told);
    assert!(!found.is_empty() && !found.iter().any(|gap| gap == "genou"), "{found:?}");
    // A term is, and so is a number, and the everyday word with what tells it apart.
    let found = french("La varicelle du nourrisson contre-indique l’ibuprofène.");
    assert!(found.iter().any(|gap| gap == "ibuprofène"), "{found:?}");
    let found = french("La macule de la peau ne dépasse pas 1 cm.");
    assert!(found.iter().any(|gap| gap.contains("1 cm")), "{found:?}");
    let found = french("La douleur de la coxarthrose irradie souvent vers le genou homolatéral.");
    assert!(found.iter().any(|gap| gap == "genou homolatéral"), "{found:?}");
}

#[test]
fn gaps_are_not_made_where_nothing_can_be_known() {
    let french = |text| hidden(text, Language::French);
    // Who says so; a sigle beside its words; the rest of a name; a sentence that breaks off.
    let found = french("Selon les recommandations, le vaccin protège les nourrissons.");
    assert!(!found.iter().any(|gap| gap.contains("recommandations")), "{found:?}");
    let found = french("L’échographie transthoracique (ETT) mesure la fraction d’éjection.");
    assert!(!found.iter().any(|gap| gap == "ETT"), "{found:?}");
    let found = french("Le germe le plus fréquent est E. coli.");
    assert!(!found.iter().any(|gap| gap == "coli"), "{found:?}");
    assert_eq!(french("Le foie sécrète la bile dans l’intestin grêle sauf"), [""; 0]);
    let found = french("Selon la classification de Garden, la fracture du col est stable.");
    assert!(!found.iter().any(|gap| gap.contains("Garden")), "{found:?}");
}

#[test]
fn a_number_is_hidden_with_its_time_and_a_noun_without_its_stress() {
    let found =
        hidden("L’oligurie est une diurèse sous 500 mL/24 h chez l’adulte.", Language::French);
    assert!(found.contains(&"500 mL/24 h".to_owned()), "{found:?}");
    let found = hidden("La densité est de 15 mg/L à jeun.", Language::French);
    assert!(found.contains(&"15 mg/L".to_owned()), "{found:?}");
    let found =
        hidden("Le liquide provient surtout du parenchyme cérébral lui-même.", Language::French);
    assert!(found.contains(&"parenchyme cérébral".to_owned()), "{found:?}");
}

#[test]
fn a_gap_takes_what_counts_its_phrase_along() {
    let french = |text| hidden(text, Language::French);
    let found = french("La mutation la plus fréquente touche le troisième exon du gène.");
    assert!(found.iter().any(|gap| gap.starts_with("troisième exon")), "{found:?}");
    assert!(!found.iter().any(|gap| gap.starts_with("exon")), "{found:?}");
    let found = french("L’embolie atteint plus de la moitié du poumon droit.");
    assert!(!found.iter().any(|gap| gap.starts_with("moitié")), "{found:?}");
    // What only stands before a noun does not count it.
    let found = french("La grossesse expose à la toxoplasmose de la mère.");
    assert!(!found.iter().any(|gap| gap.starts_with("de la")), "{found:?}");
}

#[test]
fn a_rate_is_hidden_whole() {
    let found = hidden("Methotrexate is given at 50 mg per square metre.", Language::English);
    assert!(found.contains(&"50 mg per square metre".to_owned()), "{found:?}");
    assert!(!found.contains(&"50 mg".to_owned()), "{found:?}");
    let french = |text| hidden(text, Language::French);
    let found = french("Le débit du cœur droit est de 2 L par mètre carré.");
    assert!(found.contains(&"2 L par mètre carré".to_owned()), "{found:?}");
    let found = french("La protéinurie dépasse 50 mg par kilogramme et par jour.");
    assert!(found.contains(&"50 mg par kilogramme et par jour".to_owned()), "{found:?}");
    // « par » before what is no unit of a rate, and « et » before another number.
    let found = french("La protéinurie dépasse 50 mg et trois cycles suffisent.");
    assert!(found.iter().all(|gap| gap != "50 mg et"), "{found:?}");
}

#[test]
fn a_gap_leaves_more_than_that_something_exists() {
    let french = |text| hidden(text, Language::French);
    assert_eq!(french("Il n’existe aucun traitement antiviral spécifique."), [""; 0]);
    let found = french("Il n’existe aucun vaccin contre le virus de l’hépatite C.");
    assert!(!found.is_empty());
}

#[test]
fn a_gap_begins_behind_its_verb_and_behind_an_adverb_of_two_words() {
    let found = hidden("Women with this disease may be offered methotrexate.", Language::English);
    assert!(found.contains(&"methotrexate".to_owned()), "{found:?}");
    let french = |text| hidden(text, Language::French);
    let found = french("Les mesures sont d’abord générales avec une restriction sodée stricte.");
    assert!(!found.iter().any(|gap| gap.starts_with("abord")), "{found:?}");
    // Behind a noun it is one itself.
    let found = french("La tumeur gêne la voie d’abord du canal carpien.");
    assert!(found.iter().any(|gap| gap.contains("abord")), "{found:?}");
}

#[test]
fn no_question_cuts_a_name_that_no_list_knows() {
    let english = |text| asked(text, Language::English);
    let found = english("It is frequent in systemic lupus erythematosoides.");
    assert!(!found.iter().any(|(_, back)| back.ends_with("lupus")), "{found:?}");
}

#[test]
fn a_number_in_words_is_hidden_with_its_unit_or_behind_what_it_scales() {
    let french = |text| hidden(text, Language::French);
    let found = french("Sans traitement, l’accès guérit spontanément en une à deux semaines.");
    assert!(found.contains(&"une à deux semaines".to_owned()), "{found:?}");
    let found = french("Les convulsions fébriles touchent les enfants de 6 mois à cinq ans.");
    assert!(found.contains(&"6 mois à cinq ans".to_owned()), "{found:?}");
    let found = french("L’obésité multiplie par deux le risque de gonarthrose.");
    assert!(found.contains(&"deux".to_owned()), "{found:?}");
    // An article, what counts nothing, and a number that completes no verb.
    for text in [
        "Sans traitement, l’accès dure une semaine de repos au lit.",
        "Sans traitement, l’accès guérit spontanément en qq jours de repos.",
        "L’accès est précédé par deux signes de la maladie.",
    ] {
        let found = french(text);
        let number = |gap: &String| ["une semaine", "qq jours", "deux"].contains(&gap.as_str());
        assert!(!found.iter().any(number), "{found:?}");
    }
}

#[test]
fn degrees_are_hidden_whole() {
    let found = hidden("La fièvre du paludisme atteint 40 °C le soir.", Language::French);
    assert!(found.iter().any(|gap| gap.replace('\u{a0}', " ") == "40 °C"), "{found:?}");
    // Of an angle there is no letter.
    let found = hidden("La flexion du coude atteint 145 ° chez l’adulte.", Language::French);
    assert!(found.iter().any(|gap| gap.replace('\u{a0}', " ") == "145 °"), "{found:?}");
}

#[test]
fn what_a_name_is_given_to_is_not_hidden_in_its_place() {
    let told = "Deflection of the stereocilia stretches the fine filaments, known as tip links.";
    let found = hidden(told, Language::English);
    assert!(found.iter().any(|gap| gap == "tip links"), "{found:?}");
    assert!(!found.iter().any(|gap| gap.contains("filaments")), "{found:?}");
    // Without a name it is what to learn.
    let told = "Deflection of the stereocilia stretches the fine filaments.";
    let found = hidden(told, Language::English);
    assert!(found.iter().any(|gap| gap.contains("filaments")), "{found:?}");
}

#[test]
fn a_gap_shows_the_shape_of_the_series_that_it_hides() {
    assert_eq!(shape("vomissements et constipation"), "::… et …");
    assert_eq!(shape("the liver, the spleen or the marrow"), "::…, … or …");
    // Of one thing, or of what the marks don't part surely.
    for told in ["aspirine", "sel (sodium et potassium)", "a et b et c"] {
        assert_eq!(shape(told), "", "{told}");
    }
    let found = with(Language::French, &[], |setting| {
        let told = "La crise s’accompagne de vomissements et de constipation.";
        let cards = sentence::read(setting, told, Position::default()).cards;
        cards.into_iter().map(|card| card.content).collect::<Vec<_>>()
    });
    let shaped = |content: &Content| {
        let Content::Cloze { text } = content else { return false };
        text.contains("{{c1::de vomissements et de constipation::… et …}}")
    };
    assert!(found.iter().any(shaped), "{found:?}");
}

#[test]
fn what_led_to_a_relative_goes_with_it() {
    let told = "La crise survient lorsque la demande hépatique en hème augmente brutalement, ce qui \
                lève le rétrocontrôle exercé sur la première enzyme de la voie de synthèse de l’hème.";
    let found = gaps(told, Language::French);
    assert!(!found.is_empty() && found.iter().all(|front| !front.ends_with(", ce.")), "{found:?}");
    let told = "Le diagnostic repose sur la preuve histologique du granulome et sur l’exclusion des \
                autres maladies granulomateuses, au premier rang desquelles figurent la tuberculose \
                et l’histoplasmose des zones chaudes.";
    let found = gaps(told, Language::French);
    let hangs = |front: &String| front.ends_with("rang.");
    assert!(!found.is_empty() && !found.iter().any(hangs), "{found:?}");
}

#[test]
fn what_only_leads_to_a_relative_goes_with_it() {
    let told = "Le diagnostic est confirmé par l’absence de freinage de la GH au cours d’une \
                hyperglycémie provoquée par voie orale, épreuve qui consiste à faire ingérer 75 g \
                de glucose.";
    let found = gaps(told, Language::French);
    assert!(found.iter().all(|front| !front.ends_with(", épreuve.")), "{found:?}");
    let told = "La maladie est due à un adénome hypophysaire somatotrope, tumeur bénigne qui est le \
                plus souvent un macroadénome, c’est-à-dire qu’elle dépasse dix millimètres de grand \
                diamètre à l’imagerie.";
    let found = gaps(told, Language::French);
    assert!(!found.is_empty() && found.iter().all(|front| !front.ends_with("c’est-à-dire.")));
}

#[test]
fn no_gap_ends_within_a_name_or_counts_what_is_listed() {
    let told = "The lipopolysaccharide of C. fetus resembles gangliosides of the nerve.";
    let found = hidden(told, Language::English);
    assert!(!found.iter().any(|gap| gap.ends_with(" C")), "{found:?}");
    let told = "Le méthanol et l’éthylène glycol sont deux alcools peu toxiques par eux-mêmes.";
    let found = hidden(told, Language::French);
    assert!(!found.iter().any(|gap| gap.ends_with(" par")), "{found:?}");
    let told =
        "Le nerf facial est un nerf mixte qui a 4 contingents : moteur, sensitif et végétatif.";
    let found = hidden(told, Language::French);
    assert!(!found.iter().any(|gap| gap == "4 contingents"), "{found:?}");
    // What no list follows is learned.
    let found = hidden("Le nerf facial a 4 contingents.", Language::French);
    assert!(found.iter().any(|gap| gap == "4 contingents"), "{found:?}");
}

#[test]
fn a_compound_is_hidden_whole() {
    let told = "The vital capacity must be monitored, since arterial blood gases deteriorate late.";
    let found = hidden(told, Language::English);
    assert!(!found.iter().any(|gap| gap.ends_with("blood")), "{found:?}");
    let found =
        hidden("The pressure is generated by the left ventricle in systole.", Language::English);
    assert!(found.iter().any(|gap| gap.starts_with("left ventricle")), "{found:?}");
    let told =
        "In this syndrome antibodies to presynaptic voltage-gated calcium channels impair release.";
    let found = hidden(told, Language::English);
    assert!(!found.iter().any(|gap| gap.ends_with("presynaptic")), "{found:?}");
}

#[test]
fn a_gap_takes_in_no_act_and_no_half_of_a_link() {
    let told = "La protéine mutée ne permettant plus à l’hépatocyte de percevoir les réserves, la production d’hepcidine devient insuffisante.";
    let found = hidden(told, Language::French);
    assert!(!found.iter().any(|gap| gap.contains("de percevoir")), "{found:?}");
    let told = "Aucun test ne manque en général de spécificité dans la maladie.";
    let found = hidden(told, Language::French);
    assert!(!found.iter().any(|gap| gap.starts_with("général")), "{found:?}");
    let found = hidden("L’examen clinique montre un état général altéré.", Language::French);
    assert!(found.iter().any(|gap| gap.contains("général")), "{found:?}");
}

#[test]
fn what_goes_with_a_thing_is_no_member_of_a_list() {
    let shaped =
        |text: &str| gaps(text, Language::English).iter().any(|front| front.contains("[…, …"));
    assert!(!shaped("The first signs are: ocular in two thirds, with ptosis and diplopia."));
    let gaps_of = |text: &str| hidden(text, Language::English);
    assert!(
        gaps_of("The first signs include ptosis, diplopia and weakness.")
            .iter()
            .any(|gap| gap.contains("ptosis, diplopia"))
    );
}

#[test]
fn another_name_in_brackets_is_hidden_along_and_a_remark_stays() {
    let told = "Les inhibiteurs de SGLT2 (gliflozines) exposent à une acidose euglycémique.";
    let found = hidden(told, Language::French);
    assert!(!found.iter().any(|gap| gap == "inhibiteurs de SGLT2"), "{found:?}");
    let told = "La bronchiolite impose une oxygénothérapie (immédiate) dans le service.";
    assert!(!hidden(told, Language::French).iter().any(|gap| gap.contains('(')));
}

#[test]
fn of_people_what_they_have_is_hidden() {
    let french = |text: &str| hidden(text, Language::French);
    let found =
        french("Ces lésions se voient aussi chez les malades atteints d’hypertension portale.");
    assert!(!found.iter().any(|gap| gap.starts_with("malades")), "{found:?}");
    assert!(found.iter().any(|gap| gap == "hypertension portale"), "{found:?}");
    // An organ that is struck is named along.
    let found = french("La biopsie montre des ganglions atteints de nécrose caséeuse.");
    assert!(!found.iter().any(|gap| gap == "nécrose caséeuse"), "{found:?}");
}

#[test]
fn a_locution_is_not_cut() {
    let told = "L’influx passe par l’intermédiaire de signaux électriques très brefs.";
    let found = hidden(told, Language::French);
    assert!(!found.iter().any(|gap| gap.starts_with("intermédiaire")), "{found:?}");
    let told = "L’influx passe par le nœud de Ranvier des fibres myélinisées.";
    let found = hidden(told, Language::French);
    assert!(found.iter().any(|gap| gap.starts_with("nœud")), "{found:?}");
}

#[test]
fn what_is_done_to_one_thing_is_no_list() {
    let told = "Les acides gras sont oxydés dans le foie, en corps cétoniques, acétoacétate et hydroxybutyrate.";
    let shaped = gaps(told, Language::French);
    assert!(
        shaped.iter().all(|front| !front.starts_with("Les acides gras sont […, …")),
        "{shaped:?}"
    );
}

#[test]
fn an_amount_is_no_part_of_what_has_it() {
    let told = "Cette contraction amplifie la vibration d’environ 50 dB.";
    let found = gaps(told, Language::French);
    assert!(!found.is_empty() && found.iter().all(|front| !front.contains("la […].")), "{found:?}");
    // What an adjective takes, too.
    let found = gaps("La biopsie confirme le décollement riche en éosinophiles.", Language::French);
    assert!(found.iter().all(|front| !front.contains("[…] en")), "{found:?}");
}

#[test]
fn the_sign_of_a_unit_is_hidden_with_its_name() {
    let found = gaps("La force du champ magnétique est mesurée en teslas (T).", Language::French);
    assert!(found.iter().all(|front| !front.contains("[…] (T)")), "{found:?}");
    // Another letter says something else.
    let found = gaps("Le sérum contient des immunoglobulines (M) polyvalentes.", Language::French);
    assert!(found.iter().any(|front| front.contains("(M)")), "{found:?}");
}
