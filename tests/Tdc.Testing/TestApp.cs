using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tdc.Host.Serving;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Testing;

/// <summary>The whole platform on a free loopback port, with a database of its own and a clock that tests move; daily work rests.</summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>Password of every account that <see cref="AddUserAsync"/> makes.</summary>
    public const string Password = "mua-nang-bien-hoa";

    private readonly TestDatabase database;
    private readonly Func<WebApplication> build;
    private WebApplication app;

    private TestApp(WebApplication app, TestDatabase database, TestClock clock, Func<WebApplication> build)
    {
        this.app = app;
        this.database = database;
        this.build = build;
        Clock = clock;
        Address = new Uri(app.Urls.First());
    }

    /// <summary>The clock of the whole app.</summary>
    public TestClock Clock { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; }

    /// <summary>All services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Where the data is.</summary>
    public DatabaseSettings Database => database.Settings;

    /// <summary>Starts one.</summary>
    /// <param name="engine">The engine; PostgreSQL skips the test where it is absent.</param>
    /// <param name="demonstration">Whether demonstration data is loaded (slow).</param>
    /// <param name="configure">Changes services before the app is built.</param>
    public static async Task<TestApp> StartAsync(
        DatabaseEngine engine = DatabaseEngine.Sqlite, bool demonstration = false, Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        var settings = new ServeSettings { Database = database.Settings, Environment = Environments.Development, Demonstration = demonstration };
        WebApplication Build() => TdcHost.Build(settings, builder =>
        {
            if (Environment.GetEnvironmentVariable("TDC_TEST_LOG") != "1")
            {
                builder.Logging.ClearProviders();
            }

            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton<IStartupFilter, TestSignIn>();
            Rest(builder.Services);
            configure?.Invoke(builder.Services);
        });
        var app = Build();
        app.Urls.Add("http://127.0.0.1:0");
        if (demonstration)
        {
            await TdcHost.PrepareAsync(app.Services, demonstration: true, CancellationToken.None);
        }

        await app.StartAsync();
        return new TestApp(app, database, clock, Build);
    }

    /// <summary>Stops the program and starts it anew on the same data, at another port.</summary>
    public async Task RestartAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        app = build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    /// <summary>A browser without scripts that has not signed in.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>A browser signed in as a new person with one role in the unit that bears a code today.</summary>
    public async Task<Visitor> SignInAsync(Role role, string unitCode)
    {
        var visitor = Visit();
        await SignInAsync(visitor, await AddUserAsync(role, unitCode));
        return visitor;
    }

    /// <summary>Signs a browser in as a person.</summary>
    public static async Task SignInAsync(Visitor visitor, TdcUser user)
    {
        using var answer = await visitor.Client.GetAsync(new Uri($"{TestSignIn.Path}?user={user.Id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Makes a person with one role.</summary>
    public async Task<TdcUser> AddUserAsync(Role role, string unitCode) => await InScopeAsync(async services =>
    {
        var unit = await UnitAsync(unitCode);
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        var email = $"{role}-{unitCode}-{id:N}@example.vn".ToLowerInvariant();
        var user = new TdcUser
        {
            Id = id,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = $"{role} {unitCode}",
            CreatedAt = Clock.GetUtcNow(),
        };
        var made = await services.GetRequiredService<UserManager<TdcUser>>().CreateAsync(user, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        var db = services.GetRequiredService<TdcDbContext>();
        db.Add(new UnitRole
        {
            Id = Clock.NewId<UnitRoleId>(),
            UserId = id,
            Unit = unit.Lineage,
            Role = role,
            ValidFrom = Clock.TodayInVietnam.AddYears(-2),
        });
        await db.SaveChangesAsync();
        return user;
    });

    /// <summary>An API client with a new key for a unit.</summary>
    public async Task<HttpClient> ClientWithKeyAsync(string unitCode, params string[] scopes)
    {
        var key = ApiKeyAuthentication.NewKey();
        var unit = await UnitAsync(unitCode);
        await InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            db.Add(new ApiKey
            {
                Id = Clock.NewId<ApiKeyId>(),
                Name = "test",
                Unit = unit.Lineage,
                Hash = ApiKeyAuthentication.HashOf(key),
                Prefix = key[..8],
                Scopes = string.Join(' ', scopes),
                CreatedAt = Clock.GetUtcNow(),
            });
            return await db.SaveChangesAsync();
        });
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>The unit that bears a code today.</summary>
    public async Task<Organisation> UnitAsync(string code)
    {
        var register = await Services.GetRequiredService<OrganisationRegister>().NowAsync(CancellationToken.None);
        return register.ByCode(code, Clock.TodayInVietnam) ?? throw new InvalidOperationException($"No unit bears the code {code} today.");
    }

    /// <summary>Runs work with scoped services.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    // Daily work would change, some seconds after the start, what a test has just set up; it has tests of its own.
    private static void Rest(IServiceCollection services)
    {
        foreach (var work in services.Where(s => s.ServiceType == typeof(IPeriodicWork) && typeof(DailyWork).IsAssignableFrom(s.ImplementationType)).ToList())
        {
            services.Remove(work);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
