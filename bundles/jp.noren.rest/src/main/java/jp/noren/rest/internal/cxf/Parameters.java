package jp.noren.rest.internal.cxf;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.ws.rs.CookieParam;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rest.internal.json.Times;

/** Values in paths, queries and headers: taken literally or refused by name; a path that cannot be is not found. */
final class Parameters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            boolean.class, Parameters::truth,
            Boolean.class, Parameters::truth,
            LocalDate.class, Times::day,
            YearMonth.class, Times::month,
            Instant.class, Times::instant);

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, Object> parser = type.isEnum() ? text -> constant(type, text) : PARSERS.get(type);
        return parser == null ? null : new Strict<>(parser, annotations);
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> ((Enum<?>) value).name().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private record Strict<T>(Function<String, Object> parser, Annotation[] annotations) implements ParamConverter<T> {
        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            try {
                return (T) parser.apply(text);
            } catch (RuntimeException e) {
                throw refusal();
            }
        }

        private RefusedException refusal() {
            if (Arrays.stream(annotations).anyMatch(PathParam.class::isInstance)) {
                return new RefusedException(Kind.NOT_FOUND, "rest.not-found");
            }
            String name = Arrays.stream(annotations)
                    .flatMap(Strict::name)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            return new RefusedException(Kind.INVALID, "rest.parameter-invalid", Map.of("name", name));
        }

        private static Stream<String> name(Annotation annotation) {
            if (annotation instanceof QueryParam query) {
                return Stream.of(query.value());
            }
            if (annotation instanceof HeaderParam header) {
                return Stream.of(header.value());
            }
            return annotation instanceof CookieParam cookie ? Stream.of(cookie.value()) : Stream.empty();
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
