package jp.noren.notification.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.QueryParam;
import jp.noren.access.api.Role;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.rest.Allowed;
import org.junit.jupiter.api.Test;

/** The document says what the resource does. */
class DeliveryWireTest {

    private static String document() throws IOException {
        try (InputStream part = DeliveryWireTest.class.getResourceAsStream("/openapi/notification.yaml")) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Method list() {
        return Arrays.stream(MailDeliveriesResource.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("list"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFieldOfARowIsDescribed() throws IOException {
        String schema = document().split("MailDelivery:")[1].split("MailDeliveryList:")[0];
        for (RecordComponent field : DeliveryWire.class.getRecordComponents()) {
            assertThat(schema).containsPattern("\\n        " + snake(field.getName()) + ": \\{");
        }
    }

    @Test
    void everyStateIsDescribedAndUnderstood() throws IOException {
        String words = Stream.of(Delivery.Status.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .peek(word -> assertThat(DeliveryWire.status(word)).isNotNull())
                .collect(Collectors.joining(", ", "enum: [", "]"));
        assertThat(document()).contains(words);
        assertThat(DeliveryWire.status(null)).isNull();
    }

    @Test
    void everyParameterIsDescribed() throws IOException {
        String operation = document().split("components:\n")[0];
        Arrays.stream(list().getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(parameter -> parameter != null)
                .map(QueryParam::value)
                .forEach(name ->
                        assertThat(operation).containsAnyOf("name: " + name + "\n", "parameters/" + camel(name) + "'"));
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    @Test
    void onlyTheDesksAndResellersReadTheLog() {
        assertThat(list().getAnnotation(Allowed.class).value())
                .containsExactlyInAnyOrder(Role.CS, Role.ADMIN, Role.RESELLER);
    }
}
