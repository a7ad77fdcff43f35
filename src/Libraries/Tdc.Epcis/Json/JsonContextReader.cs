using System.Text;
using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Json;

/// <summary>Reads an <c>@context</c>: its prefixes and its text. Addresses in it are never fetched.</summary>
internal static class JsonContextReader
{
    /// <summary>Reads the value at the reader.</summary>
    /// <returns>The scope with its prefixes, and the text as written.</returns>
    public static (NamespaceScope Scope, string Text) Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, NamespaceScope outer, JsonTools tools)
    {
        var start = (int)reader.TokenStartIndex;
        var scope = new NamespaceScope(outer);
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                tools.Uri(ref reader, pooled: true);
                break;
            case JsonTokenType.StartObject:
                Declarations(ref reader, scope, tools);
                break;
            case JsonTokenType.StartArray:
                List(ref reader, scope, tools);
                break;
            default:
                tools.WrongType(ref reader, "string, object, array");
                break;
        }

        var text = json[start..(int)reader.BytesConsumed];
        if (text.Length > 0 && text[0] == '[')
        {
            RefuseRepeated(text, tools.Findings);
        }

        return (scope, Encoding.UTF8.GetString(text));
    }

    private static void List(ref Utf8JsonReader reader, NamespaceScope scope, JsonTools tools)
    {
        var items = 0;
        tools.Findings.Push(0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            tools.Findings.At(items);
            tools.Count(++items);
            if (reader.TokenType == JsonTokenType.String)
            {
                tools.Uri(ref reader, pooled: true);
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                Declarations(ref reader, scope, tools);
            }
            else
            {
                tools.WrongType(ref reader, "string, object");
            }
        }

        tools.Findings.Pop();
    }

    private static void Declarations(ref Utf8JsonReader reader, NamespaceScope scope, JsonTools tools)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            tools.Count(++count);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                if (!name.StartsWith('@'))
                {
                    scope.Declare(name, tools.Pooled(in reader));
                }
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                Term(ref reader, name, scope, tools);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void Term(ref Utf8JsonReader reader, string name, NamespaceScope scope, JsonTools tools)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("@id"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.String)
            {
                scope.Declare(name, tools.Pooled(in reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void RefuseRepeated(ReadOnlySpan<byte> text, Findings findings)
    {
        var reader = new Utf8JsonReader(text);
        using var parsed = JsonDocument.ParseValue(ref reader);
        var items = parsed.RootElement.EnumerateArray().ToList();
        for (var i = 0; i < items.Count && items.Count <= 1000; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (JsonElement.DeepEquals(items[i], items[j]))
                {
                    findings.Schema("epcis.repeated-item");
                    return;
                }
            }
        }
    }
}
