package jp.noren.sandbox.internal.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SandboxModeTest {

    @Test
    void refusesToBeInProduction() {
        assertThatThrownBy(() -> new SandboxMode("production")).hasMessageContaining("PRODUCTION REFUSED");
    }

    @Test
    void isASandboxElsewhere() {
        assertThatCode(() -> new SandboxMode("sandbox")).doesNotThrowAnyException();
    }
}
