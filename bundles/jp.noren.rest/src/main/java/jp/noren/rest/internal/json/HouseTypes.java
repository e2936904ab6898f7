package jp.noren.rest.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/** The value types of the house as JSON: yen are integers, times RFC 3339 in UTC, dates and months ISO 8601, texts one member a language. */
final class HouseTypes extends SimpleModule {
    static final String NO_CHARACTER = "holds what is no character";

    private static final long serialVersionUID = 1L;

    HouseTypes() {
        super("jp.noren");
        addSerializer(Yen.class, new Written<>(Yen.class, (yen, to) -> to.writeNumber(yen.amount())));
        addDeserializer(Yen.class, new Read<>(Yen.class, JsonToken.VALUE_NUMBER_INT, in -> Yen.of(in.getLongValue())));
        addSerializer(
                LocalizedText.class, new Written<>(LocalizedText.class, (text, to) -> to.writePOJO(text.texts())));
        addDeserializer(LocalizedText.class, new LocalizedTextReader());
        addDeserializer(String.class, new TextReader());
        text(Instant.class, Times::instant, at -> at.truncatedTo(ChronoUnit.MILLIS)
                .toString());
        text(LocalDate.class, Times::day, LocalDate::toString);
        text(LocalTime.class, LocalTime::parse, LocalTime::toString);
        text(YearMonth.class, Times::month, YearMonth::toString);
    }

    private <T> void text(Class<T> type, Function<String, T> parse, Function<T, String> print) {
        addSerializer(type, new Written<>(type, (value, to) -> to.writeString(print.apply(value))));
        addDeserializer(type, new Read<>(type, JsonToken.VALUE_STRING, in -> parse.apply(in.getText())));
    }

    private interface Writer<T> {
        void write(T value, JsonGenerator to) throws IOException;
    }

    private interface Reader<T> {
        T read(JsonParser from) throws IOException;
    }

    private static final class Written<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Writer<T> writer;

        Written(Class<T> type, Writer<T> writer) {
            super(type);
            this.writer = writer;
        }

        @Override
        public void serialize(T value, JsonGenerator to, SerializerProvider provider) throws IOException {
            writer.write(value, to);
        }
    }

    private static final class Read<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final JsonToken token;
        private final transient Reader<T> reader;

        Read(Class<T> type, JsonToken token, Reader<T> reader) {
            super(type);
            this.token = token;
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
            if (!from.hasToken(token)) {
                return type().cast(context.handleUnexpectedToken(type(), from));
            }
            try {
                return reader.read(from);
            } catch (DateTimeException e) {
                return type().cast(context.handleWeirdStringValue(type(), from.getText(), "not in the form"));
            }
        }

        @SuppressWarnings("unchecked")
        private Class<T> type() {
            return (Class<T>) handledType();
        }
    }

    private static final class LocalizedTextReader extends StdDeserializer<LocalizedText> {
        private static final long serialVersionUID = 1L;

        LocalizedTextReader() {
            super(LocalizedText.class);
        }

        @Override
        public LocalizedText deserialize(JsonParser from, DeserializationContext context) throws IOException {
            var texts = context.getTypeFactory().constructMapType(Map.class, String.class, String.class);
            Map<String, String> read = context.readValue(from, texts);
            return new LocalizedText(read);
        }
    }

    /** Text without U+0000 (a database would refuse it) and without halves of surrogate pairs (they are no characters). */
    private static final class TextReader extends StdDeserializer<String> {
        private static final long serialVersionUID = 1L;

        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser from, DeserializationContext context) throws IOException {
            if (!from.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, from);
            }
            String text = from.getText();
            if (text.codePoints().anyMatch(TextReader::isNoCharacter)) {
                throw new InvalidFormatException(from, NO_CHARACTER, "", String.class);
            }
            return text;
        }

        private static boolean isNoCharacter(int codePoint) {
            return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
        }
    }
}
