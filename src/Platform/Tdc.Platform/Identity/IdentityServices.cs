using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tdc.Platform.Commands;
using Tdc.Platform.Events;
using Tdc.Platform.Navigation;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>Registers accounts, sign-in, keys and kept forms.</summary>
internal static class IdentityServices
{
    public static IServiceCollection AddIdentityOfPersonsAndMachines(this IServiceCollection services)
    {
        AddSignIn(services);
        services.AddDataProtection().SetApplicationName("tdc");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = ActivatorUtilities.CreateInstance<KeyRing>(provider)));
        Policies.Add(services);
        services.AddSingleton<DemonstrationData>();
        services.AddSingleton<IDemonstration, DemonstrationAccounts>();
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<AccountRegister>();
        services.AddScoped<RoleRegister>();
        services.AddScoped<ApiKeyRegister>();
        services.AddSingleton<ApiScopes>();
        services.AddApiScope("audit:read", "Đọc nhật ký và kết quả kiểm tra chuỗi băm", "Read the audit log and the checks of its chain");
        services.AddApiScope("organisations:read", "Đọc cả hộ và cá nhân trong danh bạ đơn vị", "Read households and persons of the register too");
        services.AddApiScope(RecordSuccession.Scope, "Ghi thay đổi của đơn vị", "Record changes of units");
        services.AddScoped<AccountLinks>();
        services.AddScoped<AccountList>();
        services.AddScoped<AccountImport>();
        services.AddScoped<IEventHandler<AccountLetterWanted>, AccountLetters>();
        services.TryAddSingleton(new SiteAddress("http://127.0.0.1:5080"));
        services.AddScoped<RoleTexts>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<FormOwner>();
        services.AddScoped<KeptForms>();
        services.AddSingleton<ICommandPart, UserCommand>();
        services.AddSingleton<ICommandPart, ApiKeyCommand>();
        services.AddSingleton<INavigationPart, IdentityNavigation>();
        return services;
    }

    public static void MapIdentity(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapIdentityApi();
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddIdentityCore<TdcUser>(IdentityRules.Apply)
            .AddEntityFrameworkStores<TdcDbContext>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeAuthenticator>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = "tdc";
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme("tdc", null, options => options.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies();
        services.TryAddSingleton(new SessionCookies(Https: false));
        services.AddScoped<IClaimsTransformation, HeldRolesClaims>();
        SessionRules.Add(services);
    }
}
