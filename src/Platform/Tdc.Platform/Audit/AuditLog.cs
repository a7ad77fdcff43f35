using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Audit;

/// <summary>Writes the chain out as JSON lines, and holds a log that was written before, or saved heads, against the database.</summary>
internal sealed class AuditLog(TdcDbContext db)
{
    private const int PageLength = 2000;
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The chained entries from a place on, one JSON object each, then the heads and the public keys.</summary>
    public async IAsyncEnumerable<string> ExportAsync(long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return JsonSerializer.Serialize(new { format = AuditBytes.Format }, json);
        while (true)
        {
            var from = after;
            var page = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(PageLength).ToListAsync(cancellation);
            foreach (var e in page)
            {
                yield return JsonSerializer.Serialize(
                    new { e.Sequence, id = e.Id.Value, at = AuditBytes.Instant(e.At), e.UserId, e.KeyId, e.Action, e.SubjectKind, e.SubjectId, e.Details, e.Hash }, json);
                after = e.Sequence!.Value;
            }

            if (page.Count < PageLength)
            {
                break;
            }
        }

        foreach (var head in await db.Set<AuditDayHead>().AsNoTracking().OrderBy(h => h.Day).ToListAsync(cancellation))
        {
            yield return JsonSerializer.Serialize(PublishedHead.Of(head), json);
        }

        foreach (var key in await db.Set<AuditSigningKey>().AsNoTracking().OrderBy(k => k.CreatedAt).ToListAsync(cancellation))
        {
            yield return JsonSerializer.Serialize(new { keyId = key.Id, key.PublicKey }, json);
        }
    }

    /// <summary>Compares a log, saved heads (JSON of <c>/api/audit/heads</c>), or saved mails with heads in them.</summary>
    /// <returns>How many records were compared, and the first that the database contradicts.</returns>
    /// <exception cref="CommandFault">The file holds nothing that can be compared.</exception>
    public async Task<(int Compared, AuditBreak? Broken)> CompareAsync(TextReader file, CancellationToken cancellation)
    {
        var compared = 0;
        await foreach (var record in ReadAsync(file, cancellation))
        {
            var sequence = Number(record["sequence"]) ?? Number(record["lastSequence"]);
            if (sequence is not { } place || Text(record["hash"]) is not { } hash)
            {
                continue;
            }

            compared++;
            if (await ContradictionAsync(record, place, hash, cancellation) is { } broken)
            {
                return (compared, broken);
            }
        }

        return compared > 0 ? (compared, null) : throw new CommandFault("The file holds no entries and no heads of an audit chain.");
    }

    private async Task<AuditBreak?> ContradictionAsync(JsonObject record, long place, string hash, CancellationToken cancellation)
    {
        var entry = await db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Sequence == place, cancellation);
        if (entry is null)
        {
            return new AuditBreak(place, AuditFault.Rewritten, "the log has an entry that the database has not");
        }

        if (!string.Equals(entry.Hash, hash, StringComparison.OrdinalIgnoreCase))
        {
            return new AuditBreak(place, AuditFault.Rewritten, "the log has another hash");
        }

        if (Text(record["signature"]) is { } signature && Text(record["day"]) is { } day && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            var keyId = Text(record["keyId"]) ?? "";
            var key = await db.Set<AuditSigningKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == keyId, cancellation);
            if (key is null || !AuditKeys.Verifies(key.PublicKey, AuditHeads.SignedText(date, place, hash), signature))
            {
                return new AuditBreak(place, AuditFault.HeadMismatch, $"the saved head of {day} is not signed by a key of the database");
            }
        }

        return null;
    }

    private static async IAsyncEnumerable<JsonObject> ReadAsync(TextReader file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = false;
        var rest = new System.Text.StringBuilder();
        while (await file.ReadLineAsync(cancellation) is { } line)
        {
            var text = line.Trim();
            if (!whole && text.StartsWith('{') && text.EndsWith('}') && Parse(text) is JsonObject record)
            {
                foreach (var found in Records(record))
                {
                    yield return found;
                }
            }
            else if (whole || text is "{" or "[" || text.StartsWith('['))
            {
                whole = true; // a JSON document over several lines
                rest.AppendLine(line);
            }
        }

        foreach (var found in whole ? Records(Parse(rest.ToString())) : [])
        {
            yield return found;
        }
    }

    private static IEnumerable<JsonObject> Records(JsonNode? node) => node switch
    {
        JsonObject record when record["items"] is JsonArray items => items.OfType<JsonObject>(),
        JsonObject record => [record],
        JsonArray array => array.OfType<JsonObject>(),
        _ => [],
    };

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
