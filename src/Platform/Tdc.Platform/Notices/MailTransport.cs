using System.Net;
using System.Net.Mail;
using System.Text;

namespace Tdc.Platform.Notices;

/// <summary>How sending a mail ended.</summary>
internal enum SendResult
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server will never take it: no such mailbox, not an address.</summary>
    Refused,
}

/// <summary>Hands a mail to the outside world.</summary>
internal interface IMailTransport
{
    /// <summary>Whether there is a mail server at all.</summary>
    bool IsSet { get; }

    /// <summary>Sends one; throws when it may work later.</summary>
    Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation);
}

/// <summary>Sends by SMTP.</summary>
internal sealed class SmtpTransport(MailSettings? settings) : IMailTransport
{
    public bool IsSet => settings is not null;

    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation)
    {
        if (settings is null)
        {
            throw new InvalidOperationException("No mail server is set.");
        }

        if (!MailAddress.TryCreate(mail.To, out var to))
        {
            return SendResult.Refused;
        }

        var from = new MailAddress(settings.Sender, "TĐC Số", Encoding.UTF8);
        using var message = new MailMessage(from, to)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id.Value:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated"); // keeps absence notes from answering
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User.Length > 0)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            await client.SendMailAsync(message, limit.Token);
            return SendResult.Sent;
        }
        catch (SmtpFailedRecipientException e) when (e.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath)
        {
            return SendResult.Refused;
        }
    }
}
