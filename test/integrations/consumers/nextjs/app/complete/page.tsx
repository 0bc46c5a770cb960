export { Complete as default } from '../../shared/Shop';
