using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tdc.Platform.Operations;

/// <summary>How many rows a table holds and a hash of their content that does not depend on order or engine.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Hash">Sum, modulo 2^256, of the SHA-256 of each row; upper-case hex.</param>
public sealed record TableDigest(string Table, long Rows, string Hash)
{
    internal static async Task<TableDigest> ComputeAsync(DbConnection connection, StoredTable table, CancellationToken cancellation)
    {
        var sum = new byte[32];
        var rows = 0L;
        await foreach (var row in RowReader.ReadAsync(connection, table, cancellation))
        {
            rows++;
            Add(sum, SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', row.Zip(table.Columns, (v, c) => Canonical(v, c))))));
        }

        return new TableDigest(table.Name, rows, Convert.ToHexString(sum));
    }

    internal static string Canonical(object? value, StoredColumn column) => value switch
    {
        null => "\u0000",
        decimal number => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        string json when column.StoreType.StartsWith("json", StringComparison.OrdinalIgnoreCase) || LooksLikeJson(json) => Normalised(json),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    // PostgreSQL's jsonb orders keys and spaces anew, so documents are compared by content.
    private static string Normalised(string json)
    {
        try
        {
            return Sorted(JsonNode.Parse(json))?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static bool LooksLikeJson(string text) => text.Length > 1 && text[0] is '{' or '[' && text[^1] is '}' or ']';

    private static void Add(byte[] sum, byte[] term)
    {
        var carry = 0;
        for (var i = sum.Length - 1; i >= 0; i--)
        {
            carry += sum[i] + term[i];
            sum[i] = (byte)carry;
            carry >>= 8;
        }
    }
}
