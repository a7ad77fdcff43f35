using System.Globalization;
using Microsoft.Extensions.Configuration;
using Tdc.Platform.Commands;

namespace Tdc.Platform.Notices;

/// <summary>The mail server. Without one, mails wait in the outbox page.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port; 587 unless set.</param>
/// <param name="User">Account; empty for none.</param>
/// <param name="Password">Its password; never logged.</param>
/// <param name="Sender">Sender's address.</param>
/// <param name="Tls">Whether the connection must be encrypted (STARTTLS); yes unless <c>TDC_SMTP_TLS=off</c>.</param>
public sealed record MailSettings(string Host, int Port, string User, string Password, string Sender, bool Tls)
{
    /// <summary>Reads <c>TDC_SMTP_HOST</c>, <c>_PORT</c>, <c>_USER</c>, <c>_PASSWORD</c>, <c>_FROM</c> and <c>_TLS</c>.</summary>
    /// <returns><see langword="null"/> without a host.</returns>
    /// <exception cref="CommandFault">A setting is wrong.</exception>
    public static MailSettings? From(IConfiguration? configuration)
    {
        var host = configuration?["TDC_SMTP_HOST"]?.Trim();
        if (string.IsNullOrEmpty(host))
        {
            return null;
        }

        var port = configuration!["TDC_SMTP_PORT"] is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
                ? number
                : throw new CommandFault("TDC_SMTP_PORT is no port between 1 and 65535.")
            : 587;
        var user = configuration["TDC_SMTP_USER"] ?? "";
        var from = configuration["TDC_SMTP_FROM"] is { Length: > 0 } given ? given : user;
        if (!System.Net.Mail.MailAddress.TryCreate(from, out _))
        {
            throw new CommandFault("TDC_SMTP_FROM is no mail address: name the sender of letters.");
        }

        var tls = configuration["TDC_SMTP_TLS"]?.Trim().ToLowerInvariant() is not ("off" or "false" or "0" or "no");
        return new MailSettings(host, port, user, configuration["TDC_SMTP_PASSWORD"] ?? "", from, tls);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}"; // a record would print the password
}
