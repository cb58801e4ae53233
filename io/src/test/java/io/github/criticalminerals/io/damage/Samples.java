package io.github.criticalminerals.io.damage;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.baci.Baci;
import io.github.criticalminerals.io.bgs.BgsMineralStatistics;
import io.github.criticalminerals.io.comtrade.Comtrade;
import io.github.criticalminerals.io.policydb.GlobalTradeAlert;
import io.github.criticalminerals.io.policydb.IeaPolicies;
import io.github.criticalminerals.io.prices.Prices;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.GovernanceTables;
import io.github.criticalminerals.io.tables.OwidCsv;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import io.github.criticalminerals.io.worldbank.Wgi;
import java.util.Map;
import java.util.function.Function;

/**
 * A small good file for every loader of text: a header and a row; in the row, {@code @} is where a number of the row
 * may stand.
 */
public final class Samples {
    /** A loader and what it loads; {@code bad} is the row with a cell that nobody can read. */
    public record Sample(String header, String row, String bad, Function<DataSource, LoadReport> load) {
        /** The header and some rows. */
        public String file(int rows) {
            StringBuilder file = new StringBuilder(header);
            for (int i = 0; i < rows; i++) {
                file.append(row.replace("@", Integer.toString(2000 + i)));
            }
            return file.toString();
        }
    }

    private Samples() {}

    private static final String COMTRADE_ROW =
            "A,@,52,@,392,JPN,Japan,M,156,CHN,China,0,H5,2606,C00,0,0,kg,7,28376,0,13,,10229\n";

    private static final String BGS_HEADER =
            "country_trans,country_iso3_code,country_iso2_code,bgs_commodity_trans,bgs_sub_commodity_trans,bgs_commodity_code,bgs_statistic_type_trans,units,year,quantity,quantity_in_book_style,data_precision_description,concat_figure_notes_code,concat_figure_notes_text,concat_table_notes_text\n";

    /** {@return the samples by the names of their loaders} */
    public static Map<String, Sample> all() {
        ImmutableMap.Builder<String, Sample> all = ImmutableMap.builder();
        all.put(
                "usgs world",
                new Sample(
                        "Source,Country,Type,Prod_t_2022,Prod_notes,Reserves_kt\n",
                        "MCS2023,Peru,\"Tin mines, @\",7,Estimated.,11\n",
                        "MCS2023,Peru,Tin mines,7x,,11\n",
                        source -> UsgsWorldData.load(source).report()));
        all.put(
                "usgs combined",
                new Sample(
                        "SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,CAP_EST_"
                                + " 2024,CAP_NOTES,RESERVES_2024,RESERVE_NOTES\n",
                        "MCS2025,Tin,Peru,\"Mine production, @\",metric tons,7,11,W,,,,>13,\n",
                        "MCS2025,Tin,Peru,Mine production,metric tons,7x,11,,,,,13,\n",
                        source -> UsgsWorldData.load(source).report()));
        all.put(
                "usgs long",
                new Sample(
                        "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,"
                                + "Is critical mineral 2025,Other notes\n",
                        "TIN,World Mine Production,Tin,Peru,Production,Mine production,metric"
                                + " tons,@,\"1,013\",Estimated.,Yes,\n",
                        "TIN,World Mine Production,Tin,Peru,Production,Mine production,metric tons,2025,1x,,Yes,\n",
                        source -> UsgsWorldData.load(source).report()));
        all.put(
                "usgs salient",
                new Sample(
                        "DataSource,Commodity,Year,Imports_t,Price_dkg,NIR_pct\n",
                        "MCS2024,Tin,@,7,11,>13\n",
                        "MCS2024,Tin,2023,7x,11,13\n",
                        source -> UsgsWorldData.load(source).report()));
        all.put(
                "usgs critical",
                new Sample(
                        "Source,Year,Units,Critical_mineral,Primary_prod,Net_Import_Reliance,World_total_prod,World_prod_notes\n",
                        "MCS2026,2025_estimated,metric tons,Tin @,7,>13,\"1,117\",Mined.\n",
                        "MCS2026,2025_estimated,metric tons,Tin,7x,>13,\"1,117\",Mined.\n",
                        source -> UsgsWorldData.load(source).report()));
        all.put(
                "wgi",
                new Sample(
                        "codeindyr,code,countryname,year,indicator,estimate,stddev,nsource,pctrank,pctranklower,pctrankupper\n",
                        "CHNpv@,CHN,China,@,pv,-0.51,0.2,7,27.0,11.0,41.0\n",
                        "CHNpv2023,CHN,China,2023,pv,x,0.2,7,27.0,11.0,41.0\n",
                        source -> Wgi.load(source).report()));
        all.put(
                "comtrade",
                new Sample(
                        "freqCode,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,partnerCode,partnerISO,partnerDesc,partner2Code,classificationCode,cmdCode,customsCode,mosCode,motCode,qtyUnitAbbr,qty,netWgt,grossWgt,cifvalue,fobvalue,primaryValue\n",
                        COMTRADE_ROW,
                        COMTRADE_ROW.replace("28376", "x"),
                        source -> Comtrade.load(source).report()));
        all.put(
                "baci",
                new Sample(
                        "t,i,j,k,v,q\n",
                        "@,156,392,284690,131.25,17.003\n",
                        "2023,156,392,284690,x,17.003\n",
                        source -> Baci.load(source).report()));
        all.put(
                "baci countries",
                new Sample(
                        "country_code,country_name,country_iso2,country_iso3\n",
                        "604,Peru,PE,PER\n",
                        "x,Peru,PE,PER\n",
                        source -> Baci.countries(source).report()));
        all.put("baci products", new Sample("code,description\n", "01@,tin\n", "x,tin\n", source -> Baci.products(
                        source)
                .report()));
        all.put(
                "bgs",
                new Sample(
                        BGS_HEADER,
                        "Peru,PER,PE,\"tin, mined\",,617,Production,tonnes (metric),@-01-01"
                                + " 00:00:00,7,7,,*,Estimates.,\n",
                        "Peru,PER,PE,\"tin, mined\",,617,Production,tonnes (metric),1991-01-01 00:00:00,x,x,,,,\n",
                        source -> BgsMineralStatistics.load(source).report()));
        all.put(
                "gta",
                new Sample(
                        "Intervention ID,Intervention URL,State Act ID,State Act URL,State Act Title,GTA"
                                + " Evaluation,Implementing Jurisdictions,Implementation Level,Eligible Firm,Intervention"
                                + " Type,Mast Chapter,Affected Sectors,Affected Products,Affected Jurisdictions,Is"
                                + " Horizontal,Date Announced,Date Implemented,Date Removed,Is In Force\n",
                        "@,https://a,7,https://b,Title,Red,India,National,all,Export"
                                + " ban,P,11,260400,China,False,2015-08-07,2015-08-07,,1\n",
                        "x,https://a,7,https://b,Title,Red,India,National,all,Export"
                                + " ban,P,11,260400,China,False,2015-08-07,,,1\n",
                        source -> GlobalTradeAlert.load(source).report()));
        all.put(
                "iea policies",
                new Sample(
                        "title,description,status,year,jurisdiction,source,datePromulgated,yearEnded,learnMore,"
                                + "learnMoreLanguage,dateModified,countries,states,technologies,tags,policyType\n",
                        "Law @,,In"
                                + " force,2009,National,,29-12-2009,,,,1719491373459,\"[{\"\"iso3\"\":\"\"PER\"\",\"\"name\"\":\"\"Peru\"\"}]\",[],[],[],[]\n",
                        "Law,,In force,x,National,,29-12-2009,,,,1719491373459,[],[],[],[],[]\n",
                        source -> IeaPolicies.load(source).report()));
        all.put(
                "prices",
                new Sample(
                        "Date,Open,High,Low,Close,Adj Close,Volume\n",
                        "@-06-22,9.9,10.1,9.7,10.3,10.3,1601\n",
                        "2020-06-22,x,10.1,9.7,10.3,10.3,1601\n",
                        source -> Prices.load(source, "a", "USD").report()));
        all.put(
                "owid",
                new Sample(
                        "Entity,Code,Year,Tin (tonnes)\n",
                        "Peru,PER,@,7\n",
                        "Peru,PER,2023,x\n",
                        source -> OwidCsv.load(source).report()));
        all.put(
                "supply tables",
                new Sample(
                        "kind,commodity,stages,measure,year,edition,basis,name,members,tonnes_low,tonnes_high,marks,text\n",
                        "row,tin,mining,OUTPUT,@,MCS 2025,REO,PER,,7,11,ESTIMATED,note\n",
                        "row,tin,mining,OUTPUT,2024,MCS 2025,REO,PER,,x,11,,\n",
                        source -> SupplyTables.read(source).report()));
        all.put(
                "country amounts",
                new Sample("country,amount\n", "Peru,7\n", "Peru,x\n", source -> SupplyTables.countryAmounts(
                                source, SupplyTable.builder("tin", Stage.MINING, 2024, Basis.METAL), MassUnit.KILOTONNE)
                        .report()));
        all.put(
                "governance tables",
                new Sample(
                        "kind,year,edition,country,dimension,estimate,standard_error,estimate_low,estimate_high,sources,percentile_rank,percentile_low,percentile_high,score100,score100_standard_error,score100_low,score100_high,text\n",
                        "row,@,WGI 2024,CHN,pv,-0.51,0.2,,,,,,,,,,,\n",
                        "row,2023,WGI 2024,CHN,pv,x,0.2,,,,,,,,,,,\n",
                        source -> GovernanceTables.read(source).report()));
        return all.build();
    }
}
