package jp.noren.payment.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A provider that implements this, too, is asked to test itself before a new version of it gets traffic. Test what a wrong jar or a wrong machine would
 * break: that classes and resources are there, that texts can be signed, that the company's address can be reached. Move no money and keep nothing.
 */
@ConsumerType
public interface SelfTest {

    /**
     * Returns when all is well, within seconds.
     *
     * @throws IllegalStateException with what is wrong, in words for an operator; never with secrets
     */
    void selfTest();
}
