using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Tdc.Host.Frame;
using Tdc.Plan;
using Tdc.Platform;
using Tdc.Platform.Files;

namespace Tdc.Host.Serving;

/// <summary>The way of a request through the server.</summary>
internal static class Pipeline
{
    public static void Use(WebApplication app)
    {
        app.UseMiddleware<UploadGate>(); // before anything that reads a form
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealthChecks("/health/ready");
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapOpenApi("/api/{documentName}.json");
        app.MapPlatform();
        app.MapPlan();
        app.MapRazorComponents<App>().AddAdditionalAssemblies(typeof(PlatformModule).Assembly, PlanModule.Pages);
    }
}
