package jp.noren.rest.internal.cxf;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.rest.Page;

/** The link to the rows that follow (RFC 8288), made from the id of the page's outermost row. */
final class PageLinks {
    private static final String AFTER = "starting_after";
    private static final String BEFORE = "ending_before";

    /** Where a row keeps its id; goes with the row's class. */
    private static final ClassValue<Optional<Method>> ID = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> row) {
            return row.isRecord()
                    ? Arrays.stream(row.getRecordComponents())
                            .filter(component -> component.getName().equals("id"))
                            .map(RecordComponent::getAccessor)
                            .peek(accessor -> accessor.setAccessible(true))
                            .findFirst()
                    : Optional.empty();
        }
    };

    private PageLinks() {}

    /** @param query the query that the page was asked with, or null */
    static Optional<String> link(Page<?> page, String query) {
        boolean backwards = query != null && query.contains(BEFORE + "=");
        Object row = page.data().get(backwards ? 0 : page.data().size() - 1);
        return ID.get(row.getClass()).map(id -> {
            String kept = kept(query);
            String cursor = (backwards ? BEFORE : AFTER) + "=" + value(id, row);
            String all = kept.isEmpty() ? cursor : kept + "&" + cursor;
            return "<" + page.url() + "?" + all + ">; rel=\"" + (backwards ? "prev" : "next") + "\"";
        });
    }

    private static String kept(String query) {
        return query == null
                ? ""
                : Stream.of(query.split("&"))
                        .filter(part -> !part.startsWith(AFTER + "=") && !part.startsWith(BEFORE + "="))
                        .filter(part -> part.chars().noneMatch(c -> c == '<' || c == '>' || c == '"'))
                        .collect(Collectors.joining("&"));
    }

    private static Object value(Method id, Object row) {
        try {
            return id.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
