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

    private static string Named(IOpenApiSchema schema)
    {
        var type = schema.Type is { } kinds ? (kinds & ~JsonSchemaType.Null).ToString().ToLowerInvariant() : "";
        return schema.Format is { } format ? $"{type} ({format})" : type;
    }
}
