package jp.noren.settings.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;

/** The smallest and the largest number of each setting. They stand in the bundle's metatype, but the service that reads it for others does not tell them. */
final class Bounds {
    private static final String FOLDER = "OSGI-INF/metatype";
    private static final Map<Integer, Long> LARGEST = Map.of(
            AttributeDefinition.INTEGER, (long) Integer.MAX_VALUE,
            AttributeDefinition.SHORT, (long) Short.MAX_VALUE,
            AttributeDefinition.BYTE, (long) Byte.MAX_VALUE);

    private final Map<String, Long> min = new HashMap<>();
    private final Map<String, Long> max = new HashMap<>();

    private Bounds() {}

    /** @param definition the id of the object class definition */
    static Bounds of(Bundle bundle, String definition) {
        Bounds bounds = new Bounds();
        Enumeration<URL> files = bundle.findEntries(FOLDER, "*.xml", false);
        for (URL file : files == null ? Collections.<URL>emptyList() : Collections.list(files)) {
            try (InputStream content = file.openStream()) {
                bounds.read(content, definition);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (XMLStreamException e) {
                throw new IllegalStateException("not readable: " + file, e);
            }
        }
        return bounds;
    }

    private void read(InputStream content, String definition) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(content);
        boolean inside = false;
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String element = reader.getLocalName();
            if (element.equals("OCD")) {
                inside = definition.equals(reader.getAttributeValue(null, "id"));
            } else if (inside && element.equals("AD")) {
                note(reader, "min", min);
                note(reader, "max", max);
            }
        }
    }

    private static void note(XMLStreamReader reader, String which, Map<String, Long> bounds) {
        String value = reader.getAttributeValue(null, which);
        if (value != null && value.matches("-?[0-9]{1,18}")) {
            bounds.put(reader.getAttributeValue(null, "id"), Long.parseLong(value));
        }
    }

    Long min(String key, int type) {
        Long largest = LARGEST.get(type);
        return min.getOrDefault(key, largest == null ? null : -largest - 1);
    }

    Long max(String key, int type) {
        return max.getOrDefault(key, LARGEST.get(type));
    }
}
