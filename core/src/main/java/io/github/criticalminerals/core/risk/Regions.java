package io.github.criticalminerals.core.risk;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Country;
import java.util.Optional;

/** The United Nations M49 sub-regions; Taiwan, Kosovo, which M49 does not list, beside their neighbours. */
final class Regions {

    private static final ImmutableMap<String, String> REGION_OF = table();

    private Regions() {}

    static Optional<String> find(Country country) {
        return Optional.ofNullable(REGION_OF.get(country.alpha3()));
    }

    private static ImmutableMap<String, String> table() {
        ImmutableMap.Builder<String, String> table = ImmutableMap.builder();
        put(table, "Australia and New Zealand", "AUS CCK CXR HMD NFK NZL");
        put(table, "Central Asia", "KAZ KGZ TJK TKM UZB");
        put(table, "Eastern Asia", "CHN HKG JPN KOR MAC MNG PRK TWN");
        put(table, "Eastern Europe", "BGR BLR CZE HUN MDA POL ROU RUS SVK UKR");
        put(
                table,
                "Latin America and the Caribbean",
                "ABW AIA ARG ATG BES BHS BLM BLZ BOL BRA BRB BVT CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GTM"
                        + " GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SUR SXM TCA TTO URY"
                        + " VCT VEN VGB VIR");
        put(table, "Melanesia", "FJI NCL PNG SLB VUT");
        put(table, "Micronesia", "FSM GUM KIR MHL MNP NRU PLW UMI");
        put(table, "Northern Africa", "DZA EGY ESH LBY MAR SDN TUN");
        put(table, "Northern America", "BMU CAN GRL SPM USA");
        put(table, "Northern Europe", "ALA DNK EST FIN FRO GBR GGY IMN IRL ISL JEY LTU LVA NOR SJM SWE");
        put(table, "Polynesia", "ASM COK NIU PCN PYF TKL TON TUV WLF WSM");
        put(table, "South-eastern Asia", "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM");
        put(table, "Southern Asia", "AFG BGD BTN IND IRN LKA MDV NPL PAK");
        put(table, "Southern Europe", "ALB AND BIH ESP GIB GRC HRV ITA MKD MLT MNE PRT SMR SRB SVN VAT XKX");
        put(
                table,
                "Sub-Saharan Africa",
                "AGO ATF BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ IOT KEN LBR"
                        + " LSO MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO"
                        + " TZA UGA ZAF ZMB ZWE");
        put(table, "Western Asia", "ARE ARM AZE BHR CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM");
        put(table, "Western Europe", "AUT BEL CHE DEU FRA LIE LUX MCO NLD");
        return table.build();
    }

    private static void put(ImmutableMap.Builder<String, String> table, String region, String codes) {
        for (String code : Splitter.on(' ').split(codes)) {
            table.put(code, region);
        }
    }
}
