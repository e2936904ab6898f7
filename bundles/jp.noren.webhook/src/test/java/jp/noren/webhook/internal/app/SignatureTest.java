package jp.noren.webhook.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import jp.noren.webhook.internal.domain.SigningSecret;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final SigningSecret PUBLISHED = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long AT = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void signsThePublishedExampleOfStandardWebhooksAsItStandsThere() {
        assertThat(Signature.of(List.of(PUBLISHED), ID, AT, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whileASecretIsRotatedBothSignaturesStandThereTheNewOneFirst() {
        SigningSecret next = SigningSecret.random();

        String both = Signature.of(List.of(next, PUBLISHED), ID, AT, BODY);

        assertThat(both.split(" "))
                .containsExactly(
                        Signature.of(List.of(next), ID, AT, BODY), Signature.of(List.of(PUBLISHED), ID, AT, BODY));
    }

    @Test
    void theIdTheTimeAndEveryByteOfTheBodyAreSigned() {
        String signed = Signature.of(List.of(PUBLISHED), ID, AT, BODY);

        assertThat(Signature.of(List.of(PUBLISHED), "msg_other", AT, BODY)).isNotEqualTo(signed);
        assertThat(Signature.of(List.of(PUBLISHED), ID, AT + 1, BODY)).isNotEqualTo(signed);
        assertThat(Signature.of(List.of(PUBLISHED), ID, AT, BODY + " ")).isNotEqualTo(signed);
    }

    @Test
    void aSecretHas32RandomBytesAndIsNeverPrinted() {
        SigningSecret secret = SigningSecret.random();

        assertThat(secret.text())
                .startsWith("whsec_")
                .isNotEqualTo(SigningSecret.random().text());
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(secret).hasToString("SigningSecret[hidden]");
    }
}
