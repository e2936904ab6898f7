package jp.noren.webhook.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.kernel.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://erp.example/noren",
                "https://erp.example:8443/a?token=b",
                "https://[2606:4700::1111]/",
                "HTTPS://erp.example"
            })
    void anAddressOfHttpsIsTaken(String url) {
        assertThat(TargetUrl.judge(url, false)).isEqualTo(Decision.allowed());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "erp.example",
                "ftp://erp.example/",
                "https://",
                "https:///a",
                "https://user:pw@erp.example/",
                "https://erp.example/#a",
                "https://erp.example/a b",
                "https://erp.example/\r\nX: y",
                "https://erp.example:0/",
                "https://erp.example:70000/",
                "https://erp_example/",
                "https://例え.jp/"
            })
    void whatNothingCanBeSentToIsRefused(String url) {
        assertThat(TargetUrl.judge(url, true)).isEqualTo(Decision.rejected("webhook.url-invalid"));
    }

    @Test
    void anAddressOf501CharactersIsTooLong() {
        String url = "https://erp.example/" + "a".repeat(480);

        assertThat(TargetUrl.judge(url, false)).isEqualTo(Decision.allowed());
        assertThat(TargetUrl.judge(url + "a", false)).isEqualTo(Decision.rejected("webhook.url-invalid"));
    }

    @Test
    void httpIsForTheSandboxAlone() {
        assertThat(TargetUrl.judge("http://127.0.0.1:9/", false)).isEqualTo(Decision.rejected("webhook.url-not-https"));
        assertThat(TargetUrl.judge("http://127.0.0.1:9/", true)).isEqualTo(Decision.allowed());
    }
}
