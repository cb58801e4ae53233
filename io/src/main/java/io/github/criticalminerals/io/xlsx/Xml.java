package io.github.criticalminerals.io.xlsx;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one XML part, one after the other. What an attacker can make large is bounded before the JDK's parser
 * sees it: a run of characters without a bracket, the depth, the number of names, the characters of the part. A
 * document type, without which there are no entities but the five of XML, is refused.
 */
final class Xml implements AutoCloseable {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_NAMES = 4_000;

    private final String name;
    private final SourceStream stream;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int depth;

    Xml(DataSource part, long mostBytes) {
        this.name = part.name();
        this.stream = part.open();
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, false);
            // They count the five entities of XML too, so that a large honest file would be refused
            factory.setProperty("http://www.oracle.com/xml/jaxp/properties/entityExpansionLimit", "0");
            factory.setProperty("http://www.oracle.com/xml/jaxp/properties/totalEntitySizeLimit", "0");
            this.reader = factory.createXMLStreamReader(
                    new Guard(name, characters(stream), part.limits().fieldBytes(), mostBytes));
        } catch (XMLStreamException | IOException | RuntimeException e) {
            stream.close();
            throw refused(e);
        }
    }

    /** UTF-8 or UTF-16 and nothing else; given bytes, the parser would print what it cannot decode. */
    private static Reader characters(InputStream bytes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean little = (first == 0xff && second == 0xfe) || (first == '<' && second == 0);
        boolean big = (first == 0xfe && second == 0xff) || (first == 0 && second == '<');
        Charset charset = little ? UTF_16LE : big ? UTF_16BE : UTF_8;
        BufferedReader characters = new BufferedReader(new InputStreamReader(buffered, charset.newDecoder()));
        characters.mark(1);
        if (characters.read() != '\ufeff') {
            characters.reset();
        }
        return characters;
    }

    /** Goes on to the next event; false at the end. */
    boolean next() {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                countNames();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                names.add(String.valueOf(reader.getPITarget()));
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw LoadException.of(
                        "xml-doctype", Place.of(name), "expected XML without a document type and entities");
            }
            if (depth > MOST_DEPTH || names.size() > MOST_NAMES) {
                throw LoadException.of(
                        "malformed-xml",
                        Place.of(name),
                        "expected at most " + MOST_DEPTH + " elements in one another and " + MOST_NAMES
                                + " names, found more");
            }
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    /** The parser keeps every name it has seen. */
    private void countNames() {
        names.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            names.add(String.valueOf(reader.getNamespacePrefix(i)));
            names.add(String.valueOf(reader.getNamespaceURI(i)));
        }
    }

    boolean isStart(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    boolean isEnd(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    /** An attribute of the element that starts, whatever its namespace; null if it has none. */
    @Nullable
    String attribute(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(attribute)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** What the element that starts here holds in all its {@code t} elements, readings of Asian text (rPh) left out. */
    String textUntilEnd(String element, int mostCharacters) {
        StringBuilder text = new StringBuilder();
        int inside = 0;
        int reading = 0;
        while (!isEnd(element) && next()) {
            if (isStart("rPh")) {
                reading++;
            } else if (isEnd("rPh")) {
                reading--;
            } else if (isStart("t")) {
                inside++;
            } else if (isEnd("t")) {
                inside--;
            } else if (inside > 0 && reading == 0) {
                append(text, mostCharacters);
            }
        }
        return text.toString();
    }

    /** The characters up to the end of the element that starts here. */
    String charactersUntilEnd(String element, int mostCharacters) {
        StringBuilder text = new StringBuilder();
        while (!isEnd(element) && next()) {
            append(text, mostCharacters);
        }
        return text.toString();
    }

    private void append(StringBuilder text, int mostCharacters) {
        if (reader.isCharacters()
                || reader.getEventType() == XMLStreamConstants.CDATA
                || reader.getEventType() == XMLStreamConstants.SPACE) {
            text.append(reader.getText());
            if (text.length() > mostCharacters) {
                throw tooLong(name, mostCharacters);
            }
        }
    }

    @Override
    public void close() {
        stream.close();
    }

    private LoadException refused(Exception e) {
        if (e instanceof LoadException already) {
            return already;
        }
        String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return LoadException.of("malformed-xml", Place.of(name), "expected well-formed XML, found: " + reason);
    }

    private static LoadException tooLong(String name, int most) {
        return LoadException.of(
                "field-too-long",
                Place.of(name),
                "expected texts and tags of at most " + most + " bytes, found a longer one");
    }

    /** Characters that are looked at before the parser has them, whatever bytes they were. */
    private static final class Guard extends FilterReader {
        private static final String DOCTYPE = "<!DOCTYPE";

        private final String name;
        private final int mostRun;
        private final long mostBytes;
        private long count;
        private int run;
        private int doctype;

        Guard(String name, Reader in, int mostRun, long mostBytes) {
            super(in);
            this.name = name;
            this.mostRun = mostRun;
            this.mostBytes = mostBytes;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            for (int i = 0; i < got; i++) {
                look(buffer[offset + i]);
            }
            count += Math.max(got, 0);
            if (count > mostBytes) {
                throw LoadException.of(
                        "unpacks-to-too-much",
                        Place.of(name),
                        "expected a part of at most " + mostBytes + " characters, found more");
            }
            return got;
        }

        private void look(char b) {
            run = b == '<' || b == '>' ? 0 : run + 1;
            if (run > mostRun) {
                throw tooLong(name, mostRun);
            }
            doctype = b == DOCTYPE.charAt(doctype) ? doctype + 1 : b == '<' ? 1 : 0;
            if (doctype == DOCTYPE.length()) {
                throw LoadException.of(
                        "xml-doctype", Place.of(name), "expected XML without a document type and entities", DOCTYPE);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
