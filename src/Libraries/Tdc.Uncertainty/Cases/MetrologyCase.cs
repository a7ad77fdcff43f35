using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tdc.Uncertainty.Cases;

/// <summary>A case of measurement in JSON and its answer.</summary>
/// <remarks>
/// <para>Shape: one object with <c>schema</c> <c>tdc-metrology-case/1</c> and <c>kind</c>; comments and trailing commas are not read, nor are NaN and Infinity.</para>
/// <para>Pure: the text goes in, an object comes out; <c>expected</c>, <c>published</c>, <c>status</c> and <c>notes</c> are left alone.</para>
/// </remarks>
public static class MetrologyCase
{
    /// <summary>The format that is understood.</summary>
    public const string Schema = "tdc-metrology-case/1";

    private const int LongestText = 16 * 1024 * 1024;

    /// <summary>Answers a case.</summary>
    /// <param name="json">The case, at most 16 MiB.</param>
    /// <param name="settings">How to draw, where something is drawn.</param>
    /// <returns>An object with the keys that <c>expected</c> has for the kind.</returns>
    /// <exception cref="UncertaintyException">The text is not such a case, or the case cannot be evaluated.</exception>
    public static JsonObject Answer(string json, CaseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(settings);
        using var document = Read(json);
        var answer = CaseKinds.Named(Kind(document.RootElement)).Answer(document.RootElement, settings);
        CaseCheck.Finite(answer);
        return answer;
    }

    /// <summary>Reads the text and checks that it is a case of the format.</summary>
    internal static JsonDocument Read(string json)
    {
        if (json.Length > LongestText)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "JSON", 0, $"A case has at most {LongestText} characters.");
        }

        try
        {
            var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            try
            {
                CaseCheck.Texts(document.RootElement);
                return document;
            }
            catch
            {
                document.Dispose();
                throw;
            }
        }
        catch (JsonException fault)
        {
            throw CaseCheck.NotJson(json, fault);
        }
    }

    /// <summary>The kind of a case of the format.</summary>
    internal static string Kind(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new UncertaintyException(UncertaintyFault.Syntax, "JSON", 1, "A case is one JSON object.") { Reason = "object" };
        }

        var schema = CaseText.Text(root, "schema");
        return schema == Schema
            ? CaseText.Text(root, "kind")
            : throw new UncertaintyException(UncertaintyFault.UnknownKind, schema, 0, $"The schema '{schema}' is not {Schema}.") { Reason = "schema", Values = [Schema] };
    }
}
