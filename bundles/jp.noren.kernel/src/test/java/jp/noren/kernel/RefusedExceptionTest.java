package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import org.junit.jupiter.api.Test;

class RefusedExceptionTest {

    @Test
    void everyKindHasAnErrorStatusOfItsOwn() {
        assertThat(Stream.of(Kind.values()).map(Kind::status))
                .doesNotHaveDuplicates()
                .allMatch(s -> 400 <= s && s < 600);
    }

    @Test
    void namesTheFieldsInQuestion() {
        List<FieldError> fields = List.of(
                FieldError.of("/email", "member.email-invalid"),
                new FieldError("/name", "member.too-long", Map.of("max", 100)));
        RefusedException refused = RefusedException.invalid(fields);
        assertThat(refused.kind()).isEqualTo(Kind.UNPROCESSABLE);
        assertThat(refused.code()).isEqualTo("kernel.invalid-fields");
        assertThat(refused.fields()).isEqualTo(fields);
    }

    @Test
    void foreignAndAbsentLookTheSame() {
        assertThat(RefusedException.notFound().kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(RefusedException.notFound()).hasMessage("kernel.not-found");
    }

    @Test
    void saysItsCodeAndNotItsArguments() {
        assertThat(new RefusedException(Kind.FORBIDDEN, "a.b", Map.of("secret", "s3cr3t")))
                .hasToString("jp.noren.kernel.RefusedException: a.b");
    }
}
