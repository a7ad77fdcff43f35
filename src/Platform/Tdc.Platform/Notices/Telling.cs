using System.Text;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Notices;

/// <summary>Writes notices and mails into the caller's own unit of work: nothing is told of what was not committed.</summary>
public static class Telling
{
    /// <summary>When the day's mails go out, on Vietnamese clocks.</summary>
    public static TimeOnly DigestTime { get; } = new(7, 0);

    extension(TdcDbContext db)
    {
        /// <summary>Adds a notice to one person.</summary>
        /// <param name="clock">The clock.</param>
        /// <param name="userId">The person.</param>
        /// <param name="code">Key of the text in the area's texts (<c>plan.report-returned</c>).</param>
        /// <param name="values">Values of the text by position; dates and instants are shown in the reader's language.</param>
        /// <param name="address">Where it leads: a path without language.</param>
        /// <param name="onceKey">With a key, a second notice of the same key breaks the save: ask first whether it exists.</param>
        public void AddNotice(TimeProvider clock, Guid userId, string code, IEnumerable<object> values, string address, string? onceKey = null) =>
            db.Add(new Notice
            {
                Id = clock.NewId<NoticeId>(),
                UserId = userId,
                Code = code,
                Values = NoticeValues.Write(values),
                Address = address,
                At = clock.GetUtcNow(),
                OnceKey = onceKey,
            });

        /// <summary>Adds a notice to everybody who holds a role in a unit, now or later.</summary>
        public void AddNotice(TimeProvider clock, LineageId unit, Role role, string code, IEnumerable<object> values, string address, string? onceKey = null) =>
            db.Add(new Notice
            {
                Id = clock.NewId<NoticeId>(),
                Unit = unit,
                Role = role,
                Code = code,
                Values = NoticeValues.Write(values),
                Address = address,
                At = clock.GetUtcNow(),
                OnceKey = onceKey,
            });

        /// <summary>Adds a mail, sent soon after the commit, or kept in the outbox page while no mail server is set.</summary>
        /// <param name="clock">The clock.</param>
        /// <param name="to">One address.</param>
        /// <param name="subject">Line breaks become spaces.</param>
        /// <param name="body">Plain text.</param>
        /// <param name="kind">What it is about (<c>plan.reminder</c>).</param>
        /// <param name="digestKey">Given: gathered into the recipient's one mail at 07:00 Vietnam time; mails of one key stand together there.</param>
        /// <param name="onceKey">With a key, a second mail of the same key breaks the save: ask first whether it exists.</param>
        public void AddMail(TimeProvider clock, string to, string subject, string body, string kind, string? digestKey = null, string? onceKey = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(to);
            ArgumentNullException.ThrowIfNull(subject);
            var now = clock.GetUtcNow();
            db.Add(new Mail
            {
                Id = clock.NewId<MailId>(),
                To = OneLine(to, 320),
                Subject = OneLine(subject, 250),
                Body = body,
                Kind = kind,
                DigestKey = digestKey,
                OnceKey = onceKey,
                CreatedAt = now,
                DueAt = digestKey is null ? now : NextDigest(now),
            });
        }
    }

    /// <summary>The first 07:00 in Vietnam after an instant.</summary>
    public static DateTimeOffset NextDigest(DateTimeOffset after)
    {
        var local = after.InVietnam;
        var today = new DateTimeOffset(DateOnly.FromDateTime(local.DateTime).ToDateTime(DigestTime), VietnamTime.Offset);
        return (today > after ? today : today.AddDays(1)).ToUniversalTime();
    }

    private static string OneLine(string text, int most)
    {
        var line = new StringBuilder(text.Trim());
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsControl(line[i]))
            {
                line[i] = ' ';
            }
        }

        var all = line.ToString();
        if (all.Length <= most)
        {
            return all;
        }

        return char.IsHighSurrogate(all[most - 1]) ? all[..(most - 1)] : all[..most];
    }
}
