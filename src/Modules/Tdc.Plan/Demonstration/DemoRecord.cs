using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>What the demonstration's people did, as audit entries, and what they were told, as notices.</summary>
/// <remarks>
/// The entries wait to be chained like all others. Only acts of accounts that exist, and of the program itself, are recorded: an entry must not
/// say that the program did what an invented person did.
/// </remarks>
internal sealed class DemoRecord(DemoWorld world)
{
    private const int ReadAfterDays = 9;

    /// <summary>Audit entries so far.</summary>
    public List<AuditEntry> Entries { get; } = [];

    /// <summary>Notices so far.</summary>
    public List<Notice> Notices { get; } = [];

    /// <summary>Which notices the demonstration accounts have marked as read: all but those of the last days.</summary>
    public List<NoticeRead> Reads { get; } = [];

    /// <summary>A person did something; nothing is recorded of people without an account.</summary>
    public void Did(DateTimeOffset at, Guid? by, string action, string kind, Guid subject, object? details = null)
    {
        if (by is { } user)
        {
            Add(at, new Asker { UserId = user }, action, kind, subject, details);
        }
    }

    /// <summary>The program did something by itself.</summary>
    public void DidItself(DateTimeOffset at, string action, string kind, Guid subject, object? details = null) => Add(at, Asker.System, action, kind, subject, details);

    /// <summary>Those who hold a role in a unit were told something.</summary>
    public void Told(DateTimeOffset at, LineageId unit, Role role, string code, IEnumerable<object> values, string address, string? onceKey = null)
    {
        var notice = new Notice
        {
            Id = new NoticeId(Stable.Id(at, "notice", code, role.ToString(), $"{Notices.Count}")),
            Unit = unit,
            Role = role,
            Code = code,
            Values = NoticeValues.Write(values),
            Address = address,
            At = at,
            OnceKey = onceKey,
        };
        Notices.Add(notice);
        foreach (var reader in world.HoldersOf(unit, role))
        {
            var read = at.AddDays(1 + (Stable.Share("read", $"{Notices.Count}") * (ReadAfterDays - 1)));
            if (world.IsPast(read.DateInVietnam))
            {
                Reads.Add(new NoticeRead { NoticeId = notice.Id, UserId = reader, At = read });
            }
        }
    }

    private void Add(DateTimeOffset at, Asker asker, string action, string kind, Guid subject, object? details) =>
        Entries.Add(AuditTrail.Entry(new AuditEntryId(Stable.Id(at, "audit", action, $"{Entries.Count}")), at, asker, action, kind, subject, details));
}
