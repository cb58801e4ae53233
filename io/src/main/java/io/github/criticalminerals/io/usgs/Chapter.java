package io.github.criticalminerals.io.usgs;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chapter of the Mineral Commodity Summaries that has a world table. The per-commodity files do not name it: what
 * they count says it ({@code Mine production, zinc content}), or else their name ({@code mcs2024-nicke_world.csv}).
 *
 * @param code the publisher's code for it in file names
 * @param title its title
 * @param words what only this chapter counts
 */
record Chapter(String code, String title, List<String> words) {
    private static final Splitter BARS = Splitter.on('|').trimResults();
    private static final Splitter COMMAS = Splitter.on(',').trimResults();
    private static final Pattern FILE = Pattern.compile(".*mcs\\d{4}[-_ ]?([a-z]+).*", Pattern.DOTALL);

    private static final ImmutableList<Chapter> ALL = read(
            """
            abras | Abrasives (manufactured) | fused aluminum oxide, silicon carbide
            alumi | Aluminum | aluminum
            antim | Antimony | antimony
            arsen | Arsenic | arsenic
            asbes | Asbestos | asbestos
            barit | Barite | barite
            bauxi | Bauxite and alumina | bauxite, alumina
            beryl | Beryllium | beryllium
            bismu | Bismuth | bismuth
            boron | Boron | boron, borates, boric oxide, ulexite
            bromi | Bromine | bromine
            cadmi | Cadmium | cadmium
            cemen | Cement | cement, clinker
            chrom | Chromium | chromium, chromite
            clays | Clays | bentonite, fuller's earth, kaolin
            cobal | Cobalt | cobalt
            coppe | Copper | copper
            diamo | Diamond (industrial) | industrial diamond
            diato | Diatomite | diatomite
            felds | Feldspar | feldspar
            feore | Iron ore | iron ore
            fepig | Iron oxide pigments | iron oxide pigments
            feste | Iron and steel | pig iron, raw steel
            fluor | Fluorspar | fluorspar
            galli | Gallium | gallium
            garne | Garnet (industrial) | garnet
            gemst | Gemstones | gem-quality diamond, gemstones
            germa | Germanium | germanium
            gold | Gold | gold
            graph | Graphite (natural) | graphite
            gypsu | Gypsum | gypsum
            heliu | Helium | helium
            indiu | Indium | indium
            iodin | Iodine | iodine
            kyani | Kyanite and related minerals | kyanite
            lead | Lead | lead
            lime | Lime | lime
            lithi | Lithium | lithium
            manga | Manganese | manganese
            mercu | Mercury | mercury
            mgcomp | Magnesium compounds | magnesite, magnesium oxide, magnesium compounds
            mgmet | Magnesium metal | magnesium smelter, magnesium metal
            mica | Mica (natural) | mica
            molyb | Molybdenum | molybdenum
            nicke | Nickel | nickel
            niobi | Niobium | niobium
            nitro | Nitrogen (fixed), ammonia | ammonia, nitrogen
            peat | Peat | peat
            perli | Perlite | perlite
            phosp | Phosphate rock | phosphate rock
            plati | Platinum-group metals | palladium, platinum
            potas | Potash | potash, potassium oxide
            pumic | Pumice and pumicite | pumice, pumicite
            raree | Rare earths | rare earths, rare-earth-oxide
            rheni | Rhenium | rhenium
            salt | Salt | salt
            sandi | Sand and gravel (industrial) | industrial sand and gravel
            selen | Selenium | selenium
            silve | Silver | silver
            simet | Silicon | silicon, ferrosilicon
            sodaa | Soda ash | soda ash
            stond | Stone (dimension) | dimension stone
            stron | Strontium | strontium
            sulfu | Sulfur | sulfur
            talc | Talc and pyrophyllite | talc, pyrophyllite
            tanta | Tantalum | tantalum
            tellu | Tellurium | tellurium
            timin | Titanium mineral concentrates | ilmenite, rutile
            tin | Tin | tin
            titan | Titanium and titanium dioxide | titanium sponge, titanium metal, sponge metal, titanium dioxide pigment
            tungs | Tungsten | tungsten
            vanad | Vanadium | vanadium
            vermi | Vermiculite | vermiculite
            wolla | Wollastonite | wollastonite
            zeoli | Zeolites (natural) | zeolites
            zinc | Zinc | zinc
            zirco | Zirconium and hafnium | zirconium, zircon
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
                .map(cells -> new Chapter(cells.get(0), cells.get(1), COMMAS.splitToList(cells.get(2))))
                .collect(ImmutableList.toImmutableList());
    }
}
