/** What tests need: a clock that is moved, real databases, and the rules of the house as a program. */
package jp.noren.testing;
