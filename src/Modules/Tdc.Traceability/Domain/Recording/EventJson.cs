using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Epcis;
using Tdc.Epcis.Model;

namespace Tdc.Traceability.Domain.Recording;

/// <summary>One event as JSON text and back.</summary>
internal static class EventJson
{
    private static readonly JsonWriterOptions readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The event with its context, on one line.</summary>
    public static string Write(EpcisEvent what) => Encoding.UTF8.GetString(EpcisWriter.ToJson(what));

    /// <summary>The same, for people: one field a line.</summary>
    public static string Readable(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, readable))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no valid event; its findings stand in the message.</exception>
    public static async Task<EpcisEvent> ReadAsync(string json, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json), writable: false);
        var reader = EpcisReader.Open(stream, EpcisFormat.Json);
        EpcisEvent? found = null;
        await foreach (var read in reader.ReadEventsAsync(cancellation))
        {
            found ??= read.Event;
        }

        return reader.IsValid && found is not null
            ? found
            : throw new FormatException("Not one valid event: " + string.Join("; ", reader.Findings.Take(5).Select(f => $"{f.JsonPointer} {f.Code}")));
    }

    /// <summary>The record that says: this event is in error. It carries the event's id and all its fields.</summary>
    /// <param name="json">The event as recorded, with its id.</param>
    /// <param name="reason"><c>did_not_occur</c> or <c>incorrect_data</c>.</param>
    /// <param name="at">When it is declared.</param>
    /// <param name="corrective">Ids of the events that mend it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<EpcisEvent> DeclareErrorAsync(string json, string reason, DateTimeOffset at, IReadOnlyList<string> corrective, CancellationToken cancellation)
    {
        var what = await ReadAsync(json, cancellation);
        what.ErrorDeclaration = new ErrorDeclaration
        {
            DeclarationTime = EventBuilder.Time(at),
            Reason = reason,
            CorrectiveEventIds = corrective.Count > 0 ? corrective : null,
        };
        what.RecordTime = null;
        return what;
    }
}
