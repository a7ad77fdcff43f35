using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

/// <summary>Renders page parts as the server does and parses what came out.</summary>
internal static class PageBench
{
    internal static Task<IDocument> Render<TPart>(object? parameters = null, string address = "/", string language = "vi-VN")
        where TPart : IComponent => Render(typeof(TPart), Named(parameters), address, language);

    internal static async Task<IDocument> Render(
        Type part, IReadOnlyDictionary<string, object?> parameters, string address = "/", string language = "vi-VN", string environment = "Development") =>
        new HtmlParser().ParseDocument("<body>" + await Html(part, parameters, address, language, environment) + "</body>");

    internal static async Task<string> Html(
        Type part, IReadOnlyDictionary<string, object?> parameters, string address = "/", string language = "vi-VN", string environment = "Development")
    {
        var http = new DefaultHttpContext();
        if (language.StartsWith("en", StringComparison.Ordinal))
        {
            http.Request.PathBase = "/en";
        }
        var query = address.IndexOf('?', StringComparison.Ordinal);
        http.Request.Path = query < 0 ? address : address[..query];
        http.Request.QueryString = new QueryString(query < 0 ? "" : address[query..]);
        var services = new ServiceCollection();
        services.AddLogging().AddPageParts();
        services.AddSingleton<IHttpContextAccessor>(new HttpContextAccessor { HttpContext = http });
        services.AddSingleton<AntiforgeryStateProvider, NoTokens>();
        services.AddSingleton<IHostEnvironment>(new Environment(environment));
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            try
            {
                var root = await renderer.RenderComponentAsync(part, ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)));
                return root.ToHtmlString();
            }
            finally
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
            }
        });
    }

    private static Dictionary<string, object?> Named(object? parameters) =>
        parameters?.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(parameters)) ?? [];

    private sealed record Environment(string EnvironmentName) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = EnvironmentName;
        public string ApplicationName { get; set; } = "tdc";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }

    private sealed class NoTokens : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
