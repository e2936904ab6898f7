package jp.noren.document.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.Public;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {

    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone("document", ReceiptsResource.class, DownloadsResource.class, FilesResource.class);
    }

    @Test
    @DisplayName("R010: nobody downloads without a login: no method is open, and members' methods are members' alone")
    void isOpenToNobody() {
        assertThat(Stream.of(ReceiptsResource.class, DownloadsResource.class)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(Allowed.class)))
                .hasSize(5)
                .allSatisfy(method -> assertThat(
                                Set.of(method.getAnnotation(Allowed.class).value()))
                        .containsExactly(Role.MEMBER))
                .noneMatch(method -> method.isAnnotationPresent(Public.class));
    }

    @Test
    void answersWithAFile() {
        Response response = Pdfs.file("receipt-SORA-000001.pdf", new byte[] {1});
        assertThat(response.getMediaType()).hasToString("application/pdf");
        assertThat(response.getHeaderString("Content-Disposition"))
                .isEqualTo("attachment; filename=\"receipt-SORA-000001.pdf\"");
    }

    @ParameterizedTest
    @CsvSource({
        "_ja,請求書・お振込みのお控え等をご利用いただきますよう",
        "'',use the invoice or the slip of your transfer",
        "_vi,sử dụng hóa đơn hoặc giấy chuyển khoản"
    })
    @DisplayName("R036: the refusal tells to use the invoice or the transfer slip instead, in three languages")
    void guides(String language, String words) throws Exception {
        Properties texts = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                getClass().getResourceAsStream("/i18n/document" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        assertThat(texts.getProperty("document.receipt-not-supported")).contains(words);
    }
}
