using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tdc.Platform.Repeats;

namespace Tdc.Host.Serving;

/// <summary>What the OpenAPI document says about the whole: title, ways to sign in, errors.</summary>
internal static class ApiDescription
{
    /// <summary>Name of the document; it is served as <c>/api/openapi.json</c>.</summary>
    public const string Document = "openapi";

    private const string Key = "key";
    private const string Session = "session";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "TĐC Số",
                Version = "1",
                Description =
                    "The plan of a Vietnamese province on standards, metrology and quality, and what is measured of it. "
                    + "Errors are RFC 9457 problem details whose type is urn:tdc:problem: and a stable code; the title is in the language of Accept-Language (vi or en). "
                    + "Lists go on with after and limit. What can be edited carries an ETag; send it back as If-Match. "
                    + "Send Idempotency-Key with what creates, and a repetition answers like the first time.",
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "An API key of a unit with scopes: Authorization: Bearer tdc_…",
                },
                [Session] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Cookie,
                    Name = "tdc-phien",
                    Description = "The session of a person signed in at /dang-nhap.",
                },
            };
            document.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, document)] = [] },
            ];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellation) =>
        {
            if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            {
                operation.Security = [];
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IdempotencyMark>().Any())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = Idempotency.Header,
                    In = ParameterLocation.Header,
                    Description = "A text of the caller's own, 1 to 200 visible ASCII characters; within 48 hours the same request with it is answered as the first time.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
                });
            }

            await DescribeFormAsync(operation, context, cancellation);
        });
    }

    // The framework lists a form's parts as schemas side by side and leaves out the names of texts; a client generator needs one object.
    private static async Task DescribeFormAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var parts = context.Description.ParameterDescriptions.Where(p => p.Source == BindingSource.Form || p.Source == BindingSource.FormFile).ToList();
        if (parts.Count == 0 || operation.RequestBody?.Content is not { } bodies)
        {
            return;
        }

        var form = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(), Required = new HashSet<string>() };
        foreach (var part in parts)
        {
            form.Properties[part.Name] = await context.GetOrCreateSchemaAsync(part.Type, cancellationToken: cancellation);
            if (part.IsRequired)
            {
                form.Required.Add(part.Name);
            }
        }

        foreach (var body in bodies.Values.OfType<OpenApiMediaType>())
        {
            body.Schema = form;
        }
    }
}
