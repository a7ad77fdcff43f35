using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tdc.Uncertainty.Cases;

/// <summary>One row of a case: an object, or a list whose columns are named above it.</summary>
internal readonly struct CaseRow(JsonElement row, IReadOnlyList<string> columns)
{
    /// <summary>A cell, or nothing when it is absent or null.</summary>
    public JsonElement? Optional(string key)
    {
        if (row.ValueKind == JsonValueKind.Object)
        {
            return CaseText.Optional(row, key);
        }

        for (var at = 0; at < columns.Count && at < row.GetArrayLength(); at++)
        {
            if (columns[at] == key)
            {
                return row[at].ValueKind == JsonValueKind.Null ? null : row[at];
            }
        }

        return null;
    }

    /// <summary>A cell that must be there.</summary>
    public JsonElement Needed(string key) =>
        Optional(key) ?? throw new UncertaintyException(UncertaintyFault.Missing, key, 0, $"'{key}' is missing.");

    /// <summary>A finite number that must be there.</summary>
    public double Number(string key) => CaseText.NumberOf(Needed(key), key);

    /// <summary>A finite number, or nothing.</summary>
    public double? OptionalNumber(string key) => Optional(key) is { } value ? CaseText.NumberOf(value, key) : null;

    /// <summary>A truth; no when it is absent.</summary>
    public bool Truth(string key) => Optional(key) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw new UncertaintyException(UncertaintyFault.OutOfRange, key, 0, $"'{key}' is neither true nor false."),
    };

    /// <summary>A decimal figure as it was written, given as a text or as a number.</summary>
    public string Figure(string key) => Needed(key) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : CaseText.TextOf(Needed(key), key);
}

/// <summary>Cases whose rows are answered one by one, inputs first and results beside them.</summary>
internal static class CaseRows
{
    /// <summary>Answers every row and names the number of a row that cannot be answered.</summary>
    /// <param name="root">The case.</param>
    /// <param name="columns">Names of the columns where the case does not name them.</param>
    /// <param name="answer">Results of a row by name; a result that is an input already takes its place.</param>
    public static JsonObject Answer(JsonElement root, IReadOnlyList<string> columns, Func<CaseRow, IReadOnlyList<(string Name, JsonNode? Value)>> answer)
    {
        var data = CaseData.Of(root);
        var named = CaseText.Optional(data, "columns");
        if (named is { } list)
        {
            columns = [.. CaseText.ListOf(list, "columns").EnumerateArray().Select(one => CaseText.TextOf(one, "columns"))];
        }

        var rows = new JsonArray();
        var resultNames = new List<string>();
        foreach (var row in CaseText.Filled(CaseText.Needed(data, "rows"), "rows").EnumerateArray())
        {
            var number = rows.Count + 1;
            try
            {
                rows.Add(Answered(row, columns, answer, resultNames));
            }
            catch (UncertaintyException fault)
            {
                throw fault.InRow(number);
            }
        }

        var result = new JsonObject();
        if (named is not null)
        {
            result["columns"] = new JsonArray([.. columns.Concat(resultNames).Select(name => JsonValue.Create(name))]);
        }

        result["rows"] = rows;
        return result;
    }

    private static JsonNode Answered(
        JsonElement row, IReadOnlyList<string> columns, Func<CaseRow, IReadOnlyList<(string Name, JsonNode? Value)>> answer, List<string> resultNames)
    {
        if (row.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            throw new UncertaintyException(UncertaintyFault.Syntax, "rows", 0, "A row is an object or a list.") { Reason = "row" };
        }

        if (row.ValueKind == JsonValueKind.Array && row.GetArrayLength() != columns.Count)
        {
            throw new UncertaintyException(UncertaintyFault.Mismatch, "rows", 0, "A row has not as many cells as there are columns.") { Reason = "cells", Values = [$"{row.GetArrayLength()}", $"{columns.Count}"] };
        }

        var results = answer(new CaseRow(row, columns));
        foreach (var name in results.Select(result => result.Name).Where(name => !columns.Contains(name) && !resultNames.Contains(name)))
        {
            resultNames.Add(name);
        }

        if (row.ValueKind == JsonValueKind.Array)
        {
            var cells = JsonArray.Create(row.Clone())!;
            foreach (var (name, value) in results.Where(result => !columns.Contains(result.Name)))
            {
                cells.Add(value);
            }

            return cells;
        }

        var answered = JsonObject.Create(row.Clone())!;
        foreach (var (name, value) in results)
        {
            answered[name] = value;
        }

        return answered;
    }
}
