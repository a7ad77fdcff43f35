using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Tdc.Host.Frame;
using Tdc.Metrology;
using Tdc.Plan;
using Tdc.Platform;
using Tdc.Platform.Identity;
using Tdc.Platform.Pages;
using Tdc.Platform.Repeats;
using Tdc.Productivity;
using Tdc.Traceability;

namespace Tdc.Host.Serving;

/// <summary>The way of a request through the server.</summary>
internal static class Pipeline
{
    public static void Use(WebApplication app)
    {
        app.UseRouteNames();
        if (app.Services.GetRequiredService<ServeSettings>().Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseSecurityHeaders();
        app.UseTraceability(); // a scanned code does not wait for what pages need
        app.UseLanguageAddress(); // before the pages of errors, which speak the reader's language
        var errors = ActivatorUtilities.CreateInstance<ErrorPages>(app.Services);
        app.Use((http, next) => errors.InvokeAsync(http, next));
        var lost = new LostForms(errors);
        app.Use((http, next) => lost.InvokeAsync(http, next));
        app.UseStatusPages();
        PageReader.Use(app);
        app.UseWebSockets(); // subscriptions of the repository
        app.UseRouting();
        app.UseRateLimiter();
        app.UseRequestSizes();
        app.UseAuthentication();
        app.UseOwnSiteWrites();
        app.UseDoorFirst();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseKeptForms();
        app.UseFormTickets();
        Map(app);
    }

    private static void Map(WebApplication app)
    {
        // Answered before anybody is asked who they are: that question goes to the database, which may be the one that is away.
        app.MapStaticAssets().ShortCircuit();
        app.MapHealthChecks("/health/ready").ShortCircuit(); // 503 when the database does not answer
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).ShortCircuit();
        app.MapGet($"/api/{ApiDescription.Document}.json", ApiDocument.Serve).ExcludeFromDescription();
        app.MapGet("/api", (HttpContext http) =>
            Results.Redirect((Display.InEnglish ? LanguageAddress.English : "") + "/du-lieu/api")).ExcludeFromDescription();
        app.MapPlatform();
        app.MapPlan();
        app.MapTraceability();
        app.MapProductivity();
        app.MapMetrology();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. TdcHost.PageAssemblies]);
    }
}
