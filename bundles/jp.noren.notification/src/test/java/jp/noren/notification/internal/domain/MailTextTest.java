package jp.noren.notification.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a\rb", "a\u2028b", "a\u0000b", " a\t\tb "})
    void aLineHasNoBreaks(String text) {
        assertThat(MailText.line(text)).isEqualTo("a b");
    }

    @Test
    void aNameCannotBringAnAddressOfItsOwn() {
        assertThat(MailText.from("Evil <x@evil.example>\r\nBcc: y", "shop@kura.example"))
                .isEqualTo("Evil x@evil.example Bcc: y <shop@kura.example>");
        assertThat(MailText.from("\"\"", "shop@kura.example")).isEqualTo("shop@kura.example");
    }
}
