/**
 * The executor {@code mail}: one mail a run, through a mail session of the server, to the domains
 * that an administrator allows.
 *
 * <p>The settings are read and refused as a whole ({@link
 * dev.dispatchee.executors.mail.MailSettings}), the recipients are judged ({@link
 * dev.dispatchee.executors.mail.RecipientDomains}), and the mail is handed over under one time
 * limit ({@link dev.dispatchee.executors.mail.Delivery}).
 *
 * <p>Uses the API of executors, {@code jndi}, {@code timed}, Jakarta Mail and MicroProfile Config.
 * Nobody uses it: the registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.mail;

import org.jspecify.annotations.NullMarked;
