using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Tdc.Host.Frame;
using Tdc.Metrology;
using Tdc.Plan;
using Tdc.Platform;
using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Productivity;
using Tdc.Traceability;

namespace Tdc.Host.Serving;

/// <summary>Composes the modules: the one list of what the platform is made of.</summary>
internal static class TdcHost
{
    /// <summary>The assemblies with pages, besides the host's own.</summary>
    public static IReadOnlyList<System.Reflection.Assembly> PageAssemblies { get; } = [typeof(PlatformModule).Assembly, PlanModule.Pages, TraceabilityModule.Pages, ProductivityModule.Pages, MetrologyModule.Pages];

    /// <summary>The services of all modules, for the server and for commands.</summary>
    public static void AddModules(IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddPlatform(database);
        services.AddPlan();
        services.AddTraceability();
        services.AddProductivity();
        services.AddMetrology();
    }

    /// <summary>The server, composed but not started.</summary>
    public static WebApplication Build(ServeSettings settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(TdcHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.Environment,
        });
        builder.WebHost.UseStaticWebAssets();
        AddModules(builder.Services, settings.Database);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new SessionCookies(settings.Https));
        builder.Services.AddSingleton(new SiteAddress(settings.PublicAddress ?? settings.Addresses[0]));
        builder.Services.AddSingleton<INavigationPart, FrameNavigation>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, DoorAnswers>();
        builder.Services.AddRazorComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddProblemDetails();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // what could not be read is named to the caller, by StatusPages
        builder.Services.AddRateLimits(settings, builder.Configuration);
        builder.Services.Configure<FormOptions>(form => form.ValueCountLimit = 20_000);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        builder.Services.Configure<ForwardedHeadersOptions>(settings.Trust);
        ConsoleLog.Add(builder.Logging);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning); // its line for each request holds the address, and some addresses hold a token
        builder.Services.AddOpenApi(ApiDescription.Document, ApiDescription.Configure);
        builder.Services.AddSingleton<ApiDocument>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
        });
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024; // the repository refuses a long query itself, in the standard's words (414)
        });
        if (settings.KeyCertificate is { } certificate)
        {
            builder.Services.AddDataProtection().ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }

        Telemetry.Add(builder);
        configure?.Invoke(builder);
        WebApplication? app = null;
        // Why a start failed is said once, in a line, by the command; the host would say it again with forty lines of trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", _ => app?.Lifetime.ApplicationStarted.IsCancellationRequested == true);
        app = builder.Build();
        Pipeline.Use(app);
        return app;
    }

    /// <summary>Creates the database where it is missing and brings its tables up to date.</summary>
    public static async Task MigrateAsync(TdcDbContext db, CancellationToken cancellation)
    {
        // Migrating compares the whole model with the last migration first, which takes a second of every start for nothing.
        if (await IsBehindAsync(db, cancellation))
        {
            await db.Database.MigrateAsync(cancellation);
        }
    }

    /// <summary>Whether the database lacks tables of this version.</summary>
    public static async Task<bool> IsBehindAsync(TdcDbContext db, CancellationToken cancellation)
    {
        if (!db.IsSqlite && await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation))
        {
            // Otherwise the first start of all asks a table that is not there, and the log begins with a failure that is none.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
        }

        return (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }

    /// <summary>Creates the database where it is missing, brings it up to date and adds what every database must hold.</summary>
    public static async Task PrepareAsync(IServiceProvider services, bool demonstration, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DatabaseSettings>();
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            Directory.CreateDirectory(database.DataFolder);
        }

        await MigrateAsync(scope.ServiceProvider.GetRequiredService<TdcDbContext>(), cancellation);
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(s => s.Order))
        {
            await seed.SeedAsync(scope.ServiceProvider, cancellation);
        }

        if (demonstration)
        {
            foreach (var seed in scope.ServiceProvider.GetServices<IDemonstration>().OrderBy(s => s.Order))
            {
                await seed.SeedAsync(scope.ServiceProvider, cancellation);
            }
        }
    }
}
