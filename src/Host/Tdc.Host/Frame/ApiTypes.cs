using Microsoft.OpenApi;

namespace Tdc.Host.Frame;

/// <summary>Types of the OpenAPI document in a word.</summary>
internal static class ApiTypes
{
    /// <summary><c>string (date)</c>, <c>Duty[]</c>, <c>"open" | "closed"</c>; empty for none.</summary>
    public static string Of(IOpenApiSchema? schema) => schema switch
    {
        null => "",
        OpenApiSchemaReference reference => reference.Reference.Id ?? "",
        { Enum.Count: > 0 } => string.Join(" | ", schema.Enum.Select(v => v?.ToString())),
        { Items: { } items } => Of(items) + "[]",
        { OneOf.Count: > 0 } => string.Join(" | ", schema.OneOf.Select(Of).Where(t => t is not ("" or "null"))),
        { AnyOf.Count: > 0 } => string.Join(" | ", schema.AnyOf.Select(Of).Where(t => t is not ("" or "null"))),
        _ => Named(schema),
    };

    /// <summary>Adds the names of all schemas that an operation's parameters, body and answers lead to.</summary>
    public static void Gather(OpenApiOperation operation, HashSet<string> names)
    {
        foreach (var schema in (operation.Parameters ?? []).Select(p => p.Schema)
            .Concat((operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>()).Values.Select(c => c.Schema))
            .Concat((operation.Responses ?? []).Values.SelectMany(r => r.Content?.Values.Select(c => c.Schema) ?? [])))
        {
            Gather(schema, names);
        }
    }

    private static void Gather(IOpenApiSchema? schema, HashSet<string> names)
    {
        if (schema is null || (schema is OpenApiSchemaReference { Reference.Id: { } id } && !names.Add(id)))
        {
            return;
        }

        foreach (var inner in (schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []).Append(schema.Items).Append(schema.AdditionalProperties))
        {
            Gather(inner, names);
        }
    }

    private static string Named(IOpenApiSchema schema)
    {
        var type = schema.Type is { } kinds ? (kinds & ~JsonSchemaType.Null).ToString().ToLowerInvariant() : "";
        return schema.Format is { } format ? $"{type} ({format})" : type;
    }
}
