using System.Text.Json.Nodes;

namespace Tdc.Epcis.Tests.Schema;

/// <summary>Makes many small changes to a document, one at a time, in a fixed order.</summary>
internal static class Mutations
{
    private static readonly string[] values =
    [
        "null", "true", "5", "-1.5e3", "\"\"", "\"word\"", "\"shipping\"", "\"ADD\"", "\"DELETE\"", "\"OBSERVE\"", "\"ex:value\"", "\"https://example.com/a b\"",
        "\"https://example.com/%zz\"", "\"urn:epcglobal:cbv:bizstep:shipping\"", "\"https://ns.gs1.org/cbv/BizStep-shipping\"", "\"https://gs1.org/voc/Temperature\"",
        "\"https://ref.gs1.org/cbv/BizStep-shipping\"", "\"2025-02-29T00:00:00Z\"", "\"2025-02-28T24:00:00Z\"", "\"2025-02-28T23:59:59.1+14:00\"", "\"2025-02-28T23:59:59\"",
        "\"+14:01\"", "\"-13:59\"", "\"KGM\"", "\"kgm\"", "\"ObjectEvent\"", "\"AggregationEvent\"", "\"TransactionEvent\"", "\"TransformationEvent\"",
        "\"AssociationEvent\"", "\"ex:OwnEvent\"", "\"EPCISQueryDocument\"", "\"Temperature\"", "\"damaged\"", "\"po\"", "\"location\"", "\"x\"", "\"2.0\"", "\"2.\"",
        "[]", "{}", "[[]]", "[\"https://example.com/1\",\"https://example.com/1\"]", "[\"https://example.com/1\",5]", "{\"id\":\"https://example.com/1\"}",
        "[{\"epcClass\":\"https://example.com/1\",\"quantity\":1}]", "[{\"type\":\"po\",\"bizTransaction\":\"https://example.com/1\"}]",
        "[{\"sensorReport\":[{\"type\":\"Temperature\"}]}]", "{\"set\":[\"damaged\"]}", "{\"set\":[]}", "{\"set\":[\"damaged\",\"damaged\"],\"unset\":[\"ex:own\"]}",
    ];

    private static readonly string[] fields =
    [
        "type", "action", "epcList", "quantityList", "parentID", "childEPCs", "childQuantityList", "inputEPCList", "inputQuantityList", "outputEPCList",
        "outputQuantityList", "transformationID", "bizStep", "disposition", "persistentDisposition", "readPoint", "bizLocation", "bizTransactionList", "sourceList",
        "destinationList", "sensorElementList", "ilmd", "certificationInfo", "errorDeclaration", "eventID", "recordTime", "@context", "ex:own", "bare",
        "https://example.com/ns#x", "bizRules", "id", "uom", "quantity",
    ];

    /// <summary>Every member and item left out; every member and item replaced by each value; a chosen number of fields added to every object.</summary>
    /// <param name="document">The document; not changed.</param>
    /// <param name="seed">Which of the replacements and additions are made.</param>
    /// <param name="share">One of this many replacements and additions is made.</param>
    public static IEnumerable<string> Of(string document, int seed, int share)
    {
        var random = new Random(seed);
        foreach (var path in Paths(JsonNode.Parse(document)!, []).ToList())
        {
            yield return With(document, path, (parent, key) => Remove(parent, key));
            foreach (var value in values)
            {
                if (random.Next(share) == 0)
                {
                    yield return With(document, path, (parent, key) => Put(parent, key, JsonNode.Parse(value)));
                }
            }

            foreach (var field in fields)
            {
                if (random.Next(share) == 0)
                {
                    var value = values[random.Next(values.Length)];
                    yield return With(document, path, (parent, key) => (Get(parent, key) as JsonObject ?? new JsonObject())[field] = JsonNode.Parse(value));
                }
            }
        }
    }

    private static string With(string document, IReadOnlyList<object> path, Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(document)!;
        var parent = root;
        foreach (var step in path.SkipLast(1))
        {
            parent = Get(parent, step)!;
        }

        change(parent, path[^1]);
        return root.ToJsonString();
    }

    private static IEnumerable<IReadOnlyList<object>> Paths(JsonNode node, IReadOnlyList<object> path)
    {
        if (path.Count > 0)
        {
            yield return path;
        }

        var children = node switch
        {
            JsonObject o => o.Select(p => ((object)p.Key, p.Value)),
            JsonArray a => a.Select((v, i) => ((object)i, v)),
            _ => [],
        };
        foreach (var (key, value) in children)
        {
            if (value is null)
            {
                continue;
            }

            foreach (var inner in Paths(value, [.. path, key]))
            {
                yield return inner;
            }
        }
    }

    private static JsonNode? Get(JsonNode parent, object key) => key is string name ? parent[name] : parent[(int)key];

    private static void Remove(JsonNode parent, object key)
    {
        if (key is string name)
        {
            parent.AsObject().Remove(name);
        }
        else
        {
            parent.AsArray().RemoveAt((int)key);
        }
    }

    private static void Put(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name)
        {
            parent[name] = value;
        }
        else
        {
            parent[(int)key] = value;
        }
    }
}
