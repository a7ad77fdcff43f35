using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Features.Repository.Access;
using Tdc.Traceability.Features.Repository.Capturing;
using Tdc.Traceability.Features.Repository.Http;
using Tdc.Traceability.Features.Repository.Reading;
using Tdc.Traceability.Features.Repository.Subscribing;

namespace Tdc.Traceability.Features.Repository;

/// <summary>The EPCIS 2.0 repository at <c>/epcis</c>.</summary>
internal static class RepositoryServices
{
    public static IServiceCollection AddRepository(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetService<IConfiguration>() is { } configuration ? RepositorySettings.Of(configuration) : new RepositorySettings());
        services.AddSingleton<EventAccess>();
        services.AddSingleton<IEventAccess>(provider => provider.GetRequiredService<EventAccess>());
        services.AddSingleton<ISeed, AccessRuleSeed>();
        services.AddScoped<AccessRuleRegister>();
        services.AddSingleton<INavigationPart, RepositoryNavigation>();
        services.AddSingleton<IMasterData, MasterData>();
        services.AddSingleton<CompanyPrefixes>();
        services.AddSingleton<EventSearch>();
        services.AddSingleton<EventAnswer>();
        services.AddSingleton<PageTokens>();
        services.AddSingleton<QueryEndpoints>();
        services.AddSingleton<NewEvents>();
        services.AddSingleton<CaptureLedger>();
        services.AddSingleton<CaptureWorker>();
        services.AddSingleton<CaptureEndpoints>();
        services.AddSingleton<LiveSockets>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<SocketEndpoint>();
        services.AddSingleton<NamedQueryEndpoints>();
        services.AddSingleton<SubscriptionEndpoints>();
        services.AddSingleton<SubscriptionRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<CaptureLedger>());
        services.AddHostedService(provider => provider.GetRequiredService<CaptureWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<SubscriptionRunner>());
        return services;
    }

    public static IEndpointRouteBuilder MapRepository(this IEndpointRouteBuilder app)
    {
        RepositoryRoutes.Map(app);
        AccessRuleApi.Map(app);
        return app;
    }
}

/// <summary>Where the foot leads to the rules.</summary>
internal sealed class RepositoryNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
        [new("/quan-tri/quyen-xem-su-kien", "Quyền xem sự kiện", "Who may read events", NavigationGroup.Administration, 45) { Roles = [Role.Administrator] }];
}

/// <summary>The resources of the standard's REST binding; its own OpenAPI file describes them, so ours leaves them out.</summary>
internal static class RepositoryRoutes
{
    private static volatile (RouteTemplate Template, string Allow)[] resources = [];

    private static readonly string[] every = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        var capture = services.GetRequiredService<CaptureEndpoints>();
        var queries = services.GetRequiredService<QueryEndpoints>();
        var named = services.GetRequiredService<NamedQueryEndpoints>();
        var subscriptions = services.GetRequiredService<SubscriptionEndpoints>();
        var tokens = services.GetRequiredService<PageTokens>();
        Resource(app, "/epcis", ("GET", QueryEndpoints.RootAsync));
        Resource(
            app, "/epcis/capture", call =>
            {
                EpcisHeaders.Capture(call.Http.Response.Headers);
                return Task.CompletedTask;
            },
            ("POST", capture.CaptureAsync), ("GET", capture.ListAsync));
        Resource(app, "/epcis/capture/{captureID}", ("GET", capture.JobAsync));
        Resource(app, "/epcis/events", ("GET", queries.EventsAsync), ("POST", capture.CaptureEventAsync));
        Resource(app, "/epcis/events/{**eventID}", ("GET", queries.EventAsync));
        foreach (var resource in TopLevel.All)
        {
            Resource(app, "/epcis/" + resource.Name, ("GET", call => queries.ListAsync(call, resource)));
            Resource(app, "/epcis/" + resource.Name + "/{**value}", ("GET", call => queries.ValueAsync(call, resource)));
        }

        Resource(app, "/epcis/queries", ("GET", named.ListAsync), ("POST", named.CreateAsync));
        Resource(app, "/epcis/queries/{queryName}", ("GET", named.GetAsync), ("DELETE", named.DeleteAsync));
        Resource(app, "/epcis/queries/{queryName}/events", ("GET", named.EventsAsync));
        Resource(app, "/epcis/queries/{queryName}/subscriptions", ("GET", subscriptions.ListAsync), ("POST", subscriptions.CreateAsync));
        Resource(
            app, "/epcis/queries/{queryName}/subscriptions/{subscriptionID}", subscriptions.OptionsAsync, ("GET", subscriptions.GetAsync), ("DELETE", subscriptions.DeleteAsync));
        Resource(app, "/epcis/nextPageToken/{token}", ("DELETE", async call =>
        {
            call.Need(QueryEndpoints.Scope, personsToo: true);
            await tokens.DropAsync(call.RawRest("/nextPageToken/"), call.Cancellation);
            call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        ));
        Endpoint(app, "/epcis/{**rest}", every, call => throw Unmapped(call));
    }

    /// <summary>A method that a resource does not take (405), or an address that is none (404).</summary>
    private static EpcisFault Unmapped(EpcisCall call)
    {
        var path = call.Http.Request.Path;
        var known = resources.FirstOrDefault(r => new TemplateMatcher(r.Template, []).TryMatch(path.Value!.TrimEnd('/'), []));
        if (known.Allow is null)
        {
            return EpcisFault.NoResource();
        }

        call.Http.Response.Headers.Allow = known.Allow;
        return new EpcisFault(StatusCodes.Status405MethodNotAllowed, "NotImplementedException", $"The resource takes {known.Allow}.");
    }

    private static void Resource(IEndpointRouteBuilder app, string route, params (string Method, EpcisHandler Handler)[] methods) =>
        Resource(app, route, _ => Task.CompletedTask, methods);

    /// <summary>Maps a resource: its own methods, HEAD where there is GET, and OPTIONS; the rest is told by <see cref="Unmapped"/>.</summary>
    private static void Resource(IEndpointRouteBuilder app, string route, EpcisHandler discover, params (string Method, EpcisHandler Handler)[] methods)
    {
        var allow = string.Join(", ", ["OPTIONS", .. methods.SelectMany(m => m.Method == "GET" ? ["GET", "HEAD"] : new[] { m.Method })]);
        foreach (var (method, handler) in methods)
        {
            Endpoint(app, route, method == "GET" ? ["GET", "HEAD"] : [method], handler);
        }

        Endpoint(app, route, ["OPTIONS"], async call =>
        {
            await discover(call);
            EpcisHeaders.Discovery(call.Http.Response.Headers, allow);
            call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        resources = [.. resources.Where(r => r.Template.TemplateText != route.TrimStart('/')), (TemplateParser.Parse(route.TrimStart('/')), allow)];
    }

    private static void Endpoint(IEndpointRouteBuilder app, string route, string[] methods, EpcisHandler handler) =>
        app.MapMethods(route, methods, EpcisDoor.Open(handler)).WithMetadata(NoLimit.Metadata).DisableAntiforgery().ExcludeFromDescription();

    /// <summary>The repository counts the octets itself and answers in the standard's way.</summary>
    private sealed class NoLimit : IRequestSizeLimitMetadata
    {
        public static NoLimit Metadata { get; } = new();

        public long? MaxRequestBodySize => null;
    }
}
