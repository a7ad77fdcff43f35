using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Tdc.Host.Serving;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

public sealed class ApiDocumentTests
{
    private static readonly string kept = Path.Combine(Requirements.RepositoryRoot, "docs", "openapi.json");

    private static readonly JsonSerializerOptions json = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_interface_is_the_one_that_is_kept_in_the_repository()
    {
        await using var app = await TestApp.StartAsync();
        var served = JsonNode.Parse(await ComposedAsync(app))!.ToJsonString(json) + "\n";
        if (Environment.GetEnvironmentVariable("TDC_UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(kept, served);
        }

        var expected = File.Exists(kept) ? await File.ReadAllTextAsync(kept) : "";
        var (now, before) = (served.Split('\n'), expected.Split('\n'));
        var added = now.Except(before).Take(20).Select(l => "+ " + l);
        var gone = before.Except(now).Take(20).Select(l => "- " + l);
        Assert.True(
            served == expected.ReplaceLineEndings("\n"),
            "docs/openapi.json differs; TDC_UPDATE_OPENAPI=1 rewrites it:\n" + string.Join('\n', added.Concat(gone)));
    }

    [Fact]
    public async Task The_document_is_OpenAPI_3_1_with_names_summaries_and_both_ways_to_sign_in()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        var document = JsonNode.Parse(await visitor.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)))!;

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(document["components"]!["securitySchemes"]!["key"]);
        Assert.NotNull(document["components"]!["securitySchemes"]!["session"]);
        List<string> poor = [];
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject().Where(o => o.Key is "get" or "post" or "put" or "patch" or "delete"))
            {
                if (operation!["operationId"] is null || operation["summary"] is null)
                {
                    poor.Add($"{method} {path}");
                }
            }
        }

        Assert.True(poor.Count == 0, "without name or summary: " + string.Join(", ", poor));
    }

    [Fact]
    public async Task What_is_served_is_what_is_kept_and_whoever_has_it_is_told_so()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        using var first = await visitor.Client.GetAsync(new Uri("/api/openapi.json", UriKind.Relative));
        Assert.Equal(await File.ReadAllTextAsync(kept), await first.Content.ReadAsStringAsync());
        Assert.Equal("application/json", first.Content.Headers.ContentType?.MediaType);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await visitor.Client.SendAsync(again);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_page_of_the_interface_lists_every_path_without_a_script()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/api");

        Assert.Equal("/du-lieu/api", page.Address.AbsolutePath);
        Assert.Empty(page.Document.QuerySelectorAll("script"));
        var described = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tab in page.Document.QuerySelectorAll(".tabs a").Select(a => a.GetAttribute("href")!))
        {
            var area = await visitor.OpenAsync(tab);
            described.UnionWith(area.Document.QuerySelectorAll("summary .mono").Select(p => p.TextContent));
        }

        var document = JsonNode.Parse(await visitor.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)))!;
        Assert.Empty(document["paths"]!.AsObject().Select(p => p.Key).Except(described, StringComparer.Ordinal));
    }

    private static async Task<string> ComposedAsync(TestApp app)
    {
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDescription.Document).GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
    }
}
