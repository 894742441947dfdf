alter table app_user
    drop constraint app_user_role_check,
    add constraint app_user_role_check check (role in ('manager', 'buyer', 'marketer', 'it', 'auditor'));
