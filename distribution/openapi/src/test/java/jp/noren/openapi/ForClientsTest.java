package jp.noren.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForClientsTest {
    private static final Map<String, Object> FOR_CLIENTS =
            ForClients.of(new WholeDocument(Path.of("../../bundles")).document());

    @Test
    void dayStaysADayInJavaAndIsATextInTypeScript() {
        JsonNode java = new ObjectMapper().valueToTree(FOR_CLIENTS);
        JsonNode typescript = new ObjectMapper().valueToTree(ForClients.withDaysAsTexts(FOR_CLIENTS));
        assertThat(java.findValuesAsText("format")).contains("date", "date-time");
        assertThat(typescript.findValuesAsText("format")).contains("date-time").doesNotContain("date");
        assertThat(typescript.path("paths").size()).isEqualTo(java.path("paths").size());
    }
}
