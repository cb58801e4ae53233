package io.github.criticalminerals.examples.report;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.hash.Hashing;
import io.github.criticalminerals.io.chart.Chart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One self-contained page: headings with a table of contents, paragraphs, lists, figures and tables, in the order of
 * the calls.
 *
 * <p>{@code Page.titled("Report").section("Figure 1").figure(chart).table("Amounts", headers, rows).toHtml()}
 *
 * <p>The page loads nothing: style and the one script, which sorts a table by a click on a heading, are inline, and a
 * policy in the head forbids all others; without the script the page is whole. Every text is escaped; an address in a
 * text becomes a link. A wide table scrolls in its own frame; a figure is laid out twice, and narrow screens show the
 * narrow one. Not for several threads.
 */
final class Page {
    /** Widths (CSS px) of a figure on wide and on narrow screens. */
    static final int WIDE = 1056;

    static final int NARROW = 336;
    /** A column with a cell of more characters than this gets room for sentences; above the second, for names. */
    private static final int SENTENCE = 40;

    private static final int NAME = 12;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:)\\]]");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9,.]*( ?%)?((\\.\\.| to )[0-9,.]*( ?%)?)?");

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--ink:#222;--quiet:#555;--paper:#fff;--line:#d5d5d5;--band:#f3f5f7;--link:#005a9c}
            @media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--quiet:#b4b4b4;--paper:#16191c;--line:#3d4247;--band:#22272b;--link:#7cc0ff}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Arimo,"Liberation Sans",Arial,Helvetica,sans-serif}
            main,header,nav{max-width:1320px;margin:0 auto;padding:0 12px}
            h1{font-size:1.7rem;line-height:1.25;margin:1.5rem 0 .5rem}
            h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}
            p,li{max-width:75ch;overflow-wrap:anywhere}
            p{margin:.6rem 0}
            ul{padding-left:1.2rem}
            a{color:var(--link)}
            nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
            figure{margin:1rem 0;background:#fff;border:1px solid var(--line);border-radius:4px;overflow:hidden}
            figure svg{display:block;max-width:100%;height:auto;margin:0 auto}
            .narrow{display:none}
            .scroll{overflow-x:auto;margin:1rem 0;border:1px solid var(--line);border-radius:4px}
            .scroll:focus-visible{outline:2px solid var(--link)}
            table{border-collapse:collapse;font-size:.875rem;line-height:1.4;width:100%}
            caption{text-align:left;color:var(--quiet);padding:.5rem .6rem}
            th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-top:1px solid var(--line);overflow-wrap:break-word}
            thead th{background:var(--band);vertical-align:bottom}
            thead button{all:unset;cursor:pointer}
            thead button:focus-visible{outline:2px solid var(--link)}
            [aria-sort=ascending] button::after{content:" \\2191"}
            [aria-sort=descending] button::after{content:" \\2193"}
            tbody th{font-weight:normal}
            tbody tr:nth-child(even){background:var(--band)}
            details{margin:1rem 0}
            summary{cursor:pointer}
            pre{overflow-x:auto;margin:.5rem 0;padding:.6rem;background:var(--band);border-radius:4px;font-size:.8rem;line-height:1.4}
            .number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
            thead .number{white-space:normal}
            .name{min-width:8.5rem}
            .sentence{min-width:17rem;overflow-wrap:anywhere}
            .date{white-space:nowrap}
            tbody th:not(.sentence){position:sticky;left:0;background:var(--paper)}
            tbody tr:nth-child(even) th{background:var(--band)}
            @media screen and (min-width:1200px){body{display:grid;grid-template-columns:15rem minmax(0,1fr);grid-template-rows:auto 1fr;max-width:1600px;margin:0 auto}
            header,main{grid-column:2;width:100%}
            nav{grid-column:1;grid-row:1/span 2;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding-top:1.5rem;font-size:.875rem}
            nav ul{display:block}nav li{margin:.35rem 0}}
            @media (max-width:760px){body{font-size:15px}.wide{display:none}.narrow{display:block}}
            @media print{:root{--ink:#000;--quiet:#333;--paper:#fff;--line:#999;--band:#eee;--link:#000}nav{display:none}
            @page{size:A4 landscape;margin:10mm}main,header{max-width:none;padding:0}.wide{display:block}.narrow{display:none}
            .scroll{overflow:visible;border:0}table{font-size:6.5pt;line-height:1.25}th,td{padding:.1rem .25rem}
            .name,.sentence{min-width:0;overflow-wrap:break-word}.sentence:not(th){min-width:26ex}.number{white-space:normal}
            thead button{display:contents}tbody th:not(.sentence){position:static}figure{break-inside:avoid}
            figure svg{max-height:180mm}h2,caption,summary{break-after:avoid}
            details:not(:has(table,pre))::details-content{content-visibility:visible;display:block;height:auto}}
            """;

    /** Sorts rows by a column: numbers by size, all else by the alphabet, what is blank last; a second click turns it. */
    private static final String SCRIPT =
            """
            document.querySelectorAll(".scroll table").forEach(function(table){
            var body=table.tBodies[0],heads=[].slice.call(table.tHead.rows[0].cells);
            if(3>body.rows.length)return;
            heads.forEach(function(head,column){
            var button=document.createElement("button"),number=head.className==="number";
            button.type="button";button.title="sort";
            while(head.firstChild)button.appendChild(head.firstChild);
            head.appendChild(button);
            button.addEventListener("click",function(){
            var sign=head.getAttribute("aria-sort")==="ascending"?-1:1;
            heads.forEach(function(other){other.removeAttribute("aria-sort")});
            head.setAttribute("aria-sort",sign>0?"ascending":"descending");
            var rows=[].slice.call(body.rows).map(function(row){
            var text=row.cells[column].textContent.trim();
            return{row:row,text:text,value:number?parseFloat(text.replace(/[, ]/g,"")):text.toLowerCase()}});
            rows.sort(function(a,b){
            if(!a.text||!b.text)return a.text?-1:b.text?1:0;
            return sign*(number?a.value-b.value:b.value>a.value?-1:a.value>b.value?1:0)});
            rows.forEach(function(each){body.appendChild(each.row)})})})});
            """;

    private final String title;
    private final List<String> headings = new ArrayList<>();
    private final StringBuilder lead = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private int figures;

    private Page(String title) {
        this.title = title;
    }

    static Page titled(String title) {
        checkArgument(!title.isBlank(), "title must not be blank");
        return new Page(title);
    }

    /** Starts a section; what came before the first stands above the table of contents. */
    Page section(String heading) {
        checkArgument(!heading.isBlank(), "heading must not be blank");
        headings.add(heading);
        body.append(headings.size() > 1 ? "</section>\n" : "");
        String id = "s" + headings.size();
        body.append("<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n".formatted(id, id, escaped(heading)));
        return this;
    }

    Page paragraph(String text) {
        here().append("<p>").append(linked(text)).append("</p>\n");
        return this;
    }

    Page list(List<String> items) {
        here().append("<ul>\n");
        items.forEach(item -> here().append("<li>").append(linked(item)).append("</li>\n"));
        here().append("</ul>\n");
        return this;
    }

    /** A long text line by line, folded under what it is. */
    Page text(String caption, String lines) {
        here().append("<details>\n<summary>")
                .append(escaped(caption))
                .append("</summary>\n<pre>")
                .append(linked(lines))
                .append("</pre>\n</details>\n");
        return this;
    }

    /** A list folded under what it is. */
    Page foldedList(String caption, List<String> items) {
        here().append("<details>\n<summary>").append(escaped(caption)).append("</summary>\n");
        list(items);
        here().append("</details>\n");
        return this;
    }

    /** Links to files beside the page, or elsewhere, by what they say. */
    Page links(Map<String, String> addresses) {
        List<String> links = new ArrayList<>();
        addresses.forEach((text, address) -> links.add(link(address, text)));
        here().append("<p>").append(String.join(" · ", links)).append("</p>\n");
        return this;
    }

    /** The chart, laid out once for wide and once for narrow screens. */
    Page figure(Chart chart) {
        figures++;
        return figure(
                chart.withWidth(WIDE).withIdPrefix("f" + figures + "w-").toSvg(),
                chart.withWidth(NARROW).withIdPrefix("f" + figures + "n-").toSvg());
    }

    /** Two layouts of one picture, as SVG elements whose ids differ from all others of the page. */
    Page figure(String wide, String narrow) {
        checkArgument(
                wide.startsWith("<svg ") && narrow.startsWith("<svg "),
                "a figure must start with \"<svg \", but does not");
        here().append("<figure>\n<div class=\"wide\">")
                .append(wide.strip())
                .append("</div>\n<div class=\"narrow\">")
                .append(narrow.strip())
                .append("</div>\n</figure>\n");
        return this;
    }

    /** A long table, folded under its caption. */
    Page foldedTable(String caption, String file, List<String> headers, List<List<String>> rows) {
        here().append("<details>\n<summary>").append(escaped(caption)).append("</summary>\n");
        table(caption, file, headers, rows);
        here().append("</details>\n");
        return this;
    }

    /**
     * A table whose first column names the rows. A column of numbers is set to the right.
     *
     * @param file the file beside the page that has all of it, empty if there is none
     * @throws IllegalArgumentException if a row has more or fewer cells than there are headers
     */
    Page table(String caption, String file, List<String> headers, List<List<String>> rows) {
        checkArgument(!headers.isEmpty(), "headers must not be empty");
        for (List<String> row : rows) {
            checkArgument(
                    row.size() == headers.size(),
                    "row must have %s cells, but has %s: %s",
                    headers.size(),
                    row.size(),
                    row);
        }
        List<String> kinds = new ArrayList<>();
        for (int column = 0; column < headers.size(); column++) {
            kinds.add(kind(rows, column));
        }
        StringBuilder html = here();
        html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escaped(caption))
                .append("\">\n<table>\n<caption>")
                .append(escaped(caption))
                .append(file.isEmpty() ? "" : " · " + link(file, "CSV"))
                .append("</caption>\n<thead><tr>");
        for (int column = 0; column < headers.size(); column++) {
            html.append(cell("th", "col", kinds.get(column), headers.get(column).replace('_', ' ')));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                html.append(
                        column == 0
                                ? cell("th", "row", kinds.get(column), row.get(column))
                                : cell("td", "", kinds.get(column), row.get(column)));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n");
        return this;
    }

    private static String kind(List<List<String>> rows, int column) {
        boolean numbers = true;
        boolean dates = true;
        int longest = 0;
        for (List<String> row : rows) {
            String cell = row.get(column);
            numbers &= cell.isBlank() || NUMBER.matcher(cell).matches();
            dates &= cell.isBlank() || DATE.matcher(cell).matches();
            longest = Math.max(longest, cell.length());
        }
        if (numbers && longest > 0) {
            return "number";
        }
        if (dates && longest > 0) {
            return "date";
        }
        return longest > SENTENCE ? "sentence" : longest > NAME ? "name" : "";
    }

    private static String cell(String tag, String scope, String kind, String text) {
        return "<" + tag + (scope.isEmpty() ? "" : " scope=\"" + scope + "\"")
                + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + ">" + linked(text) + "</" + tag + ">";
    }

    private StringBuilder here() {
        return headings.isEmpty() ? lead : body;
    }

    /** The page; it needs at least one section. */
    String toHtml() {
        checkState(!headings.isEmpty(), "a page needs at least one section");
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                        + " script-src '" + hashOf(SCRIPT) + "'; img-src data:\"/>\n");
        html.append("<link rel=\"icon\" href=\"data:,\"/>\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        html.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<header>\n<h1>");
        html.append(escaped(title)).append("</h1>\n").append(lead).append("</header>\n");
        html.append("<nav aria-label=\"Contents\">\n<ul>\n");
        for (int i = 0; i < headings.size(); i++) {
            html.append("<li>").append(link("#s" + (i + 1), headings.get(i))).append("</li>\n");
        }
        html.append("</ul>\n</nav>\n<main>\n")
                .append(body)
                .append("</section>\n</main>\n<script>")
                .append(SCRIPT)
                .append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    /** What a policy names a script by. */
    private static String hashOf(String script) {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(Hashing.sha256()
                                .hashString(script, StandardCharsets.UTF_8)
                                .asBytes());
    }

    /** The text escaped, with its addresses as links. */
    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher matcher = ADDRESS.matcher(text);
        int from = 0;
        while (matcher.find()) {
            html.append(escaped(text.substring(from, matcher.start()))).append(link(matcher.group(), matcher.group()));
            from = matcher.end();
        }
        return html.append(escaped(text.substring(from))).toString();
    }

    private static String link(String address, String text) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
