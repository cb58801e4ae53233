package io.github.criticalminerals.io.usgs;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chapter of the Mineral Commodity Summaries that has a world table. The per-commodity files do not name it: what they count
 * says it ({@code Mine production, zinc content}), or else their name ({@code mcs2024-nicke_world.csv}).
 *
 * @param code the publisher's code for it in file names
 * @param title its title
 * @param words what only this chapter counts
 * @param unit the unit its production is printed in, in all editions
 */
record Chapter(String code, String title, List<String> words, String unit) {
    private static final Splitter BARS = Splitter.on('|').trimResults();
    private static final Splitter COMMAS = Splitter.on(',').trimResults();
    private static final Pattern FILE = Pattern.compile(".*mcs\\d{4}[-_ ]?([a-z]+).*", Pattern.DOTALL);

    private static final ImmutableList<Chapter> ALL = read(
            """
            abras | Abrasives (manufactured) | fused aluminum oxide, silicon carbide | t
            alumi | Aluminum | aluminum | kt
            antim | Antimony | antimony | t
            arsen | Arsenic | arsenic | t
            asbes | Asbestos | asbestos | t
            barit | Barite | barite | kt
            bauxi | Bauxite and alumina | bauxite, alumina | kt
            beryl | Beryllium | beryllium | t
            bismu | Bismuth | bismuth | t
            boron | Boron | boron, borates, boric oxide, ulexite | kt
            bromi | Bromine | bromine | t
            cadmi | Cadmium | cadmium | t
            cemen | Cement | cement, clinker | kt
            chrom | Chromium | chromium, chromite | kt
            clays | Clays | bentonite, fuller's earth, kaolin | kt
            cobal | Cobalt | cobalt | t
            coppe | Copper | copper | kt
            diamo | Diamond (industrial) | industrial diamond | mct
            diato | Diatomite | diatomite | kt
            felds | Feldspar | feldspar | kt
            feore | Iron ore | iron ore | kt
            fepig | Iron oxide pigments | iron oxide pigments | t
            feste | Iron and steel | pig iron, raw steel | mmt
            fluor | Fluorspar | fluorspar | kt
            galli | Gallium | gallium | kg
            garne | Garnet (industrial) | garnet | t
            gemst | Gemstones | gem-quality diamond, gemstones | kct
            germa | Germanium | germanium | kg
            gold | Gold | gold | t
            graph | Graphite (natural) | graphite | t
            gypsu | Gypsum | gypsum | kt
            heliu | Helium | helium | mcm
            indiu | Indium | indium | t
            iodin | Iodine | iodine | t
            kyani | Kyanite and related minerals | kyanite | t
            lead | Lead | lead | kt
            lime | Lime | lime | kt
            lithi | Lithium | lithium | t
            manga | Manganese | manganese | kt
            mercu | Mercury | mercury | t
            mgcomp | Magnesium compounds | magnesite, magnesium oxide, magnesium compounds | kt
            mgmet | Magnesium metal | magnesium smelter, magnesium metal | kt
            mica | Mica (natural) | mica | t
            molyb | Molybdenum | molybdenum | t
            nicke | Nickel | nickel | t
            niobi | Niobium | niobium | t
            nitro | Nitrogen (fixed), ammonia | ammonia, nitrogen | kt
            peat | Peat | peat | kt
            perli | Perlite | perlite | kt
            phosp | Phosphate rock | phosphate rock | kt
            plati | Platinum-group metals | palladium, platinum | kg
            potas | Potash | potash, potassium oxide | kt
            pumic | Pumice and pumicite | pumice, pumicite | kt
            raree | Rare earths | rare earths, rare-earth-oxide | t
            rheni | Rhenium | rhenium | kg
            salt | Salt | salt | kt
            sandi | Sand and gravel (industrial) | industrial sand and gravel | kt
            selen | Selenium | selenium | t
            silve | Silver | silver | t
            simet | Silicon | silicon, ferrosilicon | kt
            sodaa | Soda ash | soda ash | kt
            stond | Stone (dimension) | dimension stone | kt
            stron | Strontium | strontium | t
            sulfu | Sulfur | sulfur | kt
            talc | Talc and pyrophyllite | talc, pyrophyllite | kt
            tanta | Tantalum | tantalum | t
            tellu | Tellurium | tellurium | t
            timin | Titanium mineral concentrates | ilmenite, rutile | kt
            tin | Tin | tin | t
            titan | Titanium and titanium dioxide | sponge, pigment | t
            tungs | Tungsten | tungsten | t
            vanad | Vanadium | vanadium | t
            vermi | Vermiculite | vermiculite | kt
            wolla | Wollastonite | wollastonite | t
            zeoli | Zeolites (natural) | zeolites | t
            zinc | Zinc | zinc | kt
            zirco | Zirconium and hafnium | zirconium, zircon | kt
            """);

    /** The chapter that a file's name says, whatever folder or archive it is in. */
    static Optional<Chapter> ofFileName(String name) {
        Matcher file = FILE.matcher(name.toLowerCase(Locale.ROOT));
        return file.matches()
                ? ALL.stream()
                        .filter(chapter -> chapter.code().equals(file.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    /** The chapter that counts this; where words of several occur, that of the longest. */
    static Optional<Chapter> ofType(String type) {
        String lower = " " + type.toLowerCase(Locale.ROOT).replaceAll("[^a-z'-]+", " ") + " ";
        Chapter found = null;
        int longest = 0;
        for (Chapter chapter : ALL) {
            for (String word : chapter.words()) {
                if (word.length() > longest && lower.contains(" " + word + " ")) {
                    found = chapter;
                    longest = word.length();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static ImmutableList<Chapter> read(String lines) {
        return lines.lines()
                .map(BARS::splitToList)
                .map(cells -> new Chapter(cells.get(0), cells.get(1), COMMAS.splitToList(cells.get(2)), cells.get(3)))
                .collect(ImmutableList.toImmutableList());
    }
}
