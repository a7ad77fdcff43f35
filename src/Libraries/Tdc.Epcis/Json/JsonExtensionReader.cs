using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Json;

/// <summary>Reads fields of other name spaces with all that is inside them.</summary>
internal sealed class JsonExtensionReader(JsonTools tools, NameResolver names)
{
    /// <summary>Reads the value at the reader.</summary>
    /// <param name="reader">Stands at the value.</param>
    /// <param name="key">The field's name as written.</param>
    public ExtensionField Read(ref Utf8JsonReader reader, string key)
    {
        var (space, local) = names.Resolve(key);
        if (space is null)
        {
            tools.Findings.Semantics("epcis.prefix-undeclared", JsonTools.Short(key));
        }

        return Value(ref reader, key, space, local);
    }

    private ExtensionField Value(ref Utf8JsonReader reader, string key, string? space, string local)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Fields(ref reader, key, space, local);
            case JsonTokenType.StartArray:
                return List(ref reader, key, space, local);
            case JsonTokenType.Number:
                return Make(ExtensionForm.Number, tools.Raw(in reader));
            case JsonTokenType.True or JsonTokenType.False:
                return Make(ExtensionForm.Truth, reader.TokenType == JsonTokenType.True ? "true" : "false");
            case JsonTokenType.Null:
                return Make(ExtensionForm.Null, null);
            default:
                return Make(ExtensionForm.Text, tools.Text(in reader));
        }

        ExtensionField Make(ExtensionForm form, string? text) => new() { Name = key, Namespace = space, LocalName = local, Form = form, Text = text };
    }

    private ExtensionField Fields(ref Utf8JsonReader reader, string key, string? space, string local)
    {
        var children = new List<ExtensionField>();
        string? text = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            if (name == "#text" && reader.TokenType == JsonTokenType.String)
            {
                text = tools.Text(in reader);
                continue;
            }

            tools.Findings.Push(name);
            RefuseRepeated(children, name);
            children.Add(Read(ref reader, name));
            tools.Count(children.Count);
            tools.Findings.Pop();
        }

        return new() { Name = key, Namespace = space, LocalName = local, Form = ExtensionForm.Fields, Text = text, Children = children };
    }

    private ExtensionField List(ref Utf8JsonReader reader, string key, string? space, string local)
    {
        var items = new List<ExtensionField>();
        tools.Findings.Push(0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            tools.Findings.At(items.Count);
            items.Add(Value(ref reader, key, space, local));
            tools.Count(items.Count);
        }

        tools.Findings.Pop();
        return new() { Name = key, Namespace = space, LocalName = local, Form = ExtensionForm.List, Children = items };
    }

    /// <summary>JSON gives no meaning to a name that stands twice; keeping one of the two would lose the other.</summary>
    private void RefuseRepeated(List<ExtensionField> fields, string name)
    {
        if (fields.Count <= 32)
        {
            foreach (var field in fields)
            {
                if (field.Name == name)
                {
                    tools.Findings.Syntax("epcis.repeated-field", JsonTools.Short(name));
                    return;
                }
            }
        }
    }
}
