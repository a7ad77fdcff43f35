using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tdc.Plan.Domain.Annex;

/// <summary>Writes a reading as JSON; the keys are a contract of <c>tdc plan import --json</c>.</summary>
internal static class AnnexJson
{
    private static readonly JsonWriterOptions options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes UTF-8 without a byte-order mark, Vietnamese letters as themselves.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="to">Where to.</param>
    /// <param name="further">Writes further keys behind the reading's own.</param>
    public static void Write(AnnexReading reading, Stream to, Action<Utf8JsonWriter>? further = null)
    {
        using var json = new Utf8JsonWriter(to, options);
        json.WriteStartObject();
        WriteDecision(json, reading.Decision);
        json.WriteStartArray("groups");
        foreach (var group in reading.Groups)
        {
            WriteGroup(json, group);
        }

        json.WriteEndArray();
        json.WriteNumber("taskCount", reading.TaskCount);
        json.WriteStartArray("warnings");
        foreach (var warning in reading.Warnings)
        {
            json.WriteStartObject();
            json.WriteNumber("row", warning.Row);
            json.WriteString("code", warning.Code);
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        further?.Invoke(json);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, DecisionFacts decision)
    {
        json.WriteString("decision", decision.Number);
        json.WriteString("issued", decision.Issued is { } day ? Iso(day) : null);
        json.WriteString("issuer", decision.Issuer);
        WriteTexts(json, "implements", decision.Implements);
        json.WriteStartArray("reporting");
        foreach (var date in decision.Reporting)
        {
            json.WriteStartObject();
            if (date.Adhoc)
            {
                json.WriteBoolean("adhoc", true);
            }
            else
            {
                json.WriteString("due", date.Due);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGroup(Utf8JsonWriter json, AnnexGroup group)
    {
        json.WriteStartObject();
        json.WriteNumber("number", group.Number);
        json.WriteString("printed", group.Printed);
        json.WriteString("title", group.Title);
        json.WriteNumber("row", group.Row);
        json.WriteStartArray("tasks");
        foreach (var task in group.Tasks)
        {
            WriteTask(json, task);
        }

        json.WriteEndArray();
        WriteLiteral(json, group.Literal);
        json.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter json, AnnexTask task)
    {
        json.WriteStartObject();
        json.WriteNumber("number", task.Number);
        json.WriteString("printed", task.Printed);
        json.WriteString("title", task.Title);
        WriteTexts(json, "lead", task.Lead);
        WriteTexts(json, "coordinating", task.Coordinating);
        WriteTime(json, task.Time);
        json.WriteString("output", task.Output);
        WriteTexts(json, "notes", task.Notes);
        WriteMatches(json, "leadMatches", task.Lead, task.LeadMatches);
        WriteMatches(json, "coordinatingMatches", task.Coordinating, task.CoordinatingMatches);
        json.WriteNumber("row", task.Row);
        WriteLiteral(json, task.Literal);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, TaskTime time)
    {
        json.WriteStartObject("time");
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(time.Kind.ToString()));
        WriteNumber(json, "month", time.Month);
        WriteNumber(json, "year", time.Year);
        WriteNumber(json, "from", time.From);
        WriteNumber(json, "to", time.To);
        if (time.Date is { } date)
        {
            json.WriteString("date", Iso(date));
        }

        json.WriteEndObject();
    }

    private static void WriteMatches(Utf8JsonWriter json, string key, IReadOnlyList<string> names, IReadOnlyList<AgencyMatch> matches)
    {
        json.WriteStartArray(key);
        foreach (var (name, match) in names.Zip(matches))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("code", match.Code);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(match.Kind.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLiteral(Utf8JsonWriter json, AnnexLiteral literal)
    {
        json.WriteStartObject("literal");
        json.WriteString("number", literal.Number);
        json.WriteString("title", literal.Title);
        json.WriteString("lead", literal.Lead);
        json.WriteString("coordinating", literal.Coordinating);
        json.WriteString("time", literal.Time);
        json.WriteString("output", literal.Output);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string key, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(key, value);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
