using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Audit;

/// <summary>Writes audit entries into the caller's own unit of work.</summary>
public static class AuditTrail
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    extension(TdcDbContext db)
    {
        /// <summary>Adds an entry that commits, or not, together with the change it tells of.</summary>
        /// <param name="clock">The clock.</param>
        /// <param name="asker">Who did it.</param>
        /// <param name="action">What was done (<c>plan.report-submitted</c>).</param>
        /// <param name="subjectKind">The kind of record (<c>plan.report</c>).</param>
        /// <param name="subjectId">The record's id.</param>
        /// <param name="details">Serialised to one JSON object: what changed; no secrets.</param>
        public void AddAudit(TimeProvider clock, Asker asker, string action, string subjectKind, object subjectId, object? details = null)
        {
            ArgumentNullException.ThrowIfNull(asker);
            var now = clock.GetUtcNow();
            db.Add(Entry(clock.NewId<AuditEntryId>(), now, asker, action, subjectKind, subjectId, details));
        }
    }

    /// <summary>An entry of a moment that the caller knows: for invented histories, which are chained like all others.</summary>
    /// <param name="id">Its id; rises with the moment.</param>
    /// <param name="at">When; kept to the microsecond.</param>
    /// <param name="asker">Who did it.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subjectKind">The kind of record.</param>
    /// <param name="subjectId">The record's id.</param>
    /// <param name="details">Serialised to one JSON object.</param>
    public static AuditEntry Entry(
        AuditEntryId id, DateTimeOffset at, Asker asker, string action, string subjectKind, object subjectId, object? details)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(subjectId);
        return new AuditEntry
        {
            Id = id,
            At = new DateTimeOffset(at.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
            UserId = asker.UserId,
            KeyId = asker.KeyId?.Value,
            Action = action,
            SubjectKind = subjectKind,
            SubjectId = subjectId.ToString()!,
            Details = details is null ? "{}" : JsonSerializer.Serialize(details, details.GetType(), json),
        };
    }
}
